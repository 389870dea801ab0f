namespace Libvirt.Native;

/// <summary>Which files are tried for a library that goes by its name on Linux.</summary>
internal static class LibraryFiles
{
    // Homebrew on Apple silicon and MacPorts install where the loader does not look by itself (it does in /usr/local/lib).
    private static readonly string[] PlacesOnMac = ["/opt/homebrew/lib", "/opt/local/lib"];

    /// <param name="library">Such as <c>libvirt.so.0</c>.</param>
    /// <param name="directory">The only place to look, when there is one.</param>
    /// <param name="mac">On macOS the major version stands before the ending.</param>
    public static IReadOnlyList<string> Candidates(string library, string? directory, bool mac)
    {
        var file = mac ? library.Replace(".so.0", ".0.dylib", StringComparison.Ordinal) : library;
        return !string.IsNullOrEmpty(directory) ? [Path.Combine(directory, file)]
            : mac ? [file, .. PlacesOnMac.Select(place => Path.Combine(place, file))]
            : [file];
    }
}
