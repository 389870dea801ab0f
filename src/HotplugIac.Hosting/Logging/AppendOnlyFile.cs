using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HotplugIac.Hosting.Logging;

/// <summary>
/// A file to whose end several processes write. The framework's own append mode looks for the end once and then writes where that was,
/// over what others have written since: only the kernel's O_APPEND does it in one piece.
/// </summary>
internal sealed partial class AppendOnlyFile : IDisposable
{
    private const int WriteOnly = 1;
    private static readonly int Flags = WriteOnly | (OperatingSystem.IsMacOS() ? 0x8 | 0x1000000 : 0x400 | 0x80000);

    private readonly SafeFileHandle _handle;

    private AppendOnlyFile(SafeFileHandle handle) => _handle = handle;

    /// <exception cref="IOException">It cannot be written to, or is no file.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    public static AppendOnlyFile Open(string path)
    {
        try
        {
            // Exclusive creation follows no link.
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            if (new FileInfo(path).LinkTarget is not null)
            {
                throw new IOException($"{path} is a link: name the file that it leads to.");
            }
        }

        var descriptor = OpenFile(path, Flags);
        return descriptor >= 0 ? new AppendOnlyFile(new SafeFileHandle(descriptor, ownsHandle: true)) : throw Failure(path);
    }

    public unsafe void Append(ReadOnlySpan<byte> line)
    {
        fixed (byte* start = line)
        {
            if (WriteFile(_handle, start, line.Length) < 0)
            {
                throw Failure("write");
            }
        }
    }

    public void Dispose() => _handle.Dispose();

    private static IOException Failure(string what) => new($"{what}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static unsafe partial nint WriteFile(SafeFileHandle file, byte* bytes, nint count);
}
