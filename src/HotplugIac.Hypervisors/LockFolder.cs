namespace HotplugIac.Hypervisors;

/// <summary>Where lock files lie: in a folder that all users of the host share, where there is one.</summary>
public static class LockFolder
{
    private const UnixFileMode Shared = UnixFileMode.StickyBit | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly string[] SharedByAll = ["/run/lock", "/tmp"];

    /// <summary>
    /// In the order in which they are tried. Which shared folder it is must not depend on who asks, or root and a user would
    /// not meet; the others serve one user only.
    /// </summary>
    public static IReadOnlyList<string> Choose() =>
        [.. SharedByAll.Where(IsShared), .. Own(Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR")), .. Own(Path.GetTempPath())];

    /// <summary>
    /// Whether everybody may make files in it and nobody may remove or rename another's. In such a folder (sticky, writable for
    /// all) the kernel follows no foreign symbolic link either (fs.protected_symlinks).
    /// </summary>
    public static bool IsShared(string folder)
    {
        try
        {
            return !OperatingSystem.IsWindows() && Directory.Exists(folder) && new DirectoryInfo(folder).LinkTarget is null
                && (File.GetUnixFileMode(folder) & Shared) == Shared;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Own(string? folder) => Directory.Exists(folder) ? [folder] : [];
}
