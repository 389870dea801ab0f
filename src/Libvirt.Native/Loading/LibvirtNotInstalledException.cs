namespace Libvirt.Native;

/// <summary>
/// libvirt's client library could not be loaded. Nothing can be done through this binding in this process until it is
/// installed; the message names the packages.
/// </summary>
public sealed class LibvirtNotInstalledException : Exception
{
    internal LibvirtNotInstalledException(string library, string tried, Exception inner)
        : base(Describe(library, tried, inner), inner) =>
        Library = library;

    /// <summary>The shared object that is missing, such as <c>libvirt.so.0</c>.</summary>
    public string Library { get; }

    private static string Describe(string library, string tried, Exception inner) =>
        $"The libvirt client library {library} could not be loaded (tried: {tried}). Install it: "
        + "Debian, Ubuntu: apt install libvirt0; Fedora, RHEL: dnf install libvirt-libs; openSUSE: zypper install libvirt-libs; "
        + "Arch: pacman -S libvirt; Alpine: apk add libvirt-libs; macOS: brew install libvirt. "
        + $"If it lies outside the loader's search path, set {LibvirtLibrary.PathVariable} to the directory that holds it. "
        + $"The loader said: {LastLine(inner.Message)}";

    // .NET puts general advice before the line that the loader itself wrote.
    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault(text);
}
