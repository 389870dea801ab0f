using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HotplugIac.Grpc;

/// <summary>The socket at the other end of a TCP connection within this host (proc_net_tcp(5)).</summary>
/// <param name="IsFound">Whether it is there; a connection from another host, or one that was closed, has no other end here.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Inode">Its number, by which a process that has it can be told.</param>
internal sealed record TcpPeer(bool IsFound, uint User, string Inode)
{
    /// <summary>The table can change while it is read, and an entry then be passed over.</summary>
    private const int Attempts = 3;

    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    /// <returns>Null where there is no table.</returns>
    public static TcpPeer? Find(IPEndPoint remote, IPEndPoint local)
    {
        try
        {
            for (var i = 0; i < Attempts; i++)
            {
                foreach (var table in Tables.Where(File.Exists))
                {
                    if (FindIn(File.ReadLines(table), remote, local) is { } found)
                    {
                        return found;
                    }
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        return File.Exists(Tables[0]) ? new TcpPeer(false, 0, string.Empty) : null;
    }

    /// <summary>The peer's own row has its address first and ours second. One that nobody holds any more (inode 0) says nothing of its user.</summary>
    internal static TcpPeer? FindIn(IEnumerable<string> rows, IPEndPoint remote, IPEndPoint local)
    {
        string[] own = [Text(remote, mapped: false), Text(remote, mapped: true)];
        string[] other = [Text(local, mapped: false), Text(local, mapped: true)];
        foreach (var row in rows)
        {
            if (row.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var first, var second, _, _, _, _, var user, _, var inode, ..]
                && own.Contains(first, StringComparer.Ordinal) && other.Contains(second, StringComparer.Ordinal)
                && inode != "0" && uint.TryParse(user, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return new TcpPeer(true, id, inode);
            }
        }

        return null;
    }

    /// <summary>As the kernel writes it: words of four bytes as numbers of this machine, then the port.</summary>
    private static string Text(IPEndPoint end, bool mapped)
    {
        var address = end.Address.IsIPv4MappedToIPv6 ? end.Address.MapToIPv4() : end.Address;
        var bytes = (mapped && address.AddressFamily == AddressFamily.InterNetwork ? address.MapToIPv6() : address).GetAddressBytes();
        var words = Enumerable.Range(0, bytes.Length / 4).Select(i => BitConverter.ToUInt32(bytes, 4 * i).ToString("X8", CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{string.Concat(words)}:{end.Port:X4}");
    }
}
