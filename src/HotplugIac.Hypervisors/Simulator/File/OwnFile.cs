namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>Files that are their user's alone from the moment on in which they are made: a definition can hold passwords.</summary>
internal static class OwnFile
{
    public static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
