using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace HotplugIac.Grpc;

/// <summary>
/// Binds a unix socket that is its user's alone from its first moment on: with a mode that is set afterwards, a door would be open
/// for a moment. Linux makes the file with the mode that the unbound socket has (unix_bind); a umask would change it for every thread.
/// </summary>
internal static partial class PrivateSocket
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static Socket Bind(UnixDomainSocketEndPoint unix)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            var isPrivate = OperatingSystem.IsLinux() && SetMode((int)socket.Handle, (uint)Owner) == 0;
            socket.Bind(unix);
            if (!isPrivate && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(unix.ToString(), Owner);
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [LibraryImport("libc", EntryPoint = "fchmod")]
    private static partial int SetMode(int file, uint mode);
}
