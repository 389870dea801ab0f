namespace HotplugIac.Hypervisors;

/// <summary>
/// A file that one process holds at a time (flock): the kernel lets go of it when the process ends, however it ends. Nothing is
/// ever written to it and it is never removed: who waits for a file that is gone waits for another one than the next comer.
/// </summary>
internal static class LockFile
{
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Open with <see cref="FileShare.None"/>: EWOULDBLOCK of Linux and of macOS, and Windows' sharing violation.</summary>
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    /// <returns>The file, held until it is disposed; null when somebody else holds it.</returns>
    /// <exception cref="IOException">The file cannot be used here.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be used by this user.</exception>
    public static IDisposable? TryTake(string path)
    {
        try
        {
            return Open(path) ?? Create(path);
        }
        catch (IOException e) when (Held.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>
    /// An existing file is opened without O_CREAT, which the kernel refuses for another user's file in a shared folder
    /// (fs.protected_regular), and for writing, so that a pipe in its place does not block.
    /// </summary>
    private static FileStream? Open(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new IOException($"{path} is a link and not a lock file.");
        }

        try
        {
            return new FileStream(path, Options(FileMode.Open));
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static FileStream Create(string path)
    {
        FileStream made;
        try
        {
            // Exclusive creation follows no link.
            made = new FileStream(path, Options(FileMode.CreateNew));
        }
        catch (IOException e) when (!Held.Contains(e.HResult) && File.Exists(path))
        {
            // Somebody else was faster.
            return Open(path) ?? throw new IOException($"{path} comes and goes.", e);
        }

        try
        {
            if (!OperatingSystem.IsWindows())
            {
                // The process's umask must not lock other users out.
                File.SetUnixFileMode(made.SafeFileHandle, ForAll);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file system without modes: the lock itself holds.
        }

        return made;
    }

    private static FileStreamOptions Options(FileMode mode) => new() { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
}
