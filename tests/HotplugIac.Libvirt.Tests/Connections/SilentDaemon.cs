using System.Net.Sockets;

namespace HotplugIac.Libvirt.Tests.Connections;

/// <summary>A socket that takes connections and says nothing.</summary>
internal sealed class SilentDaemon : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"silent-{Guid.NewGuid():N}.sock");
    private readonly List<Socket> _clients = [];
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public SilentDaemon()
    {
        _socket.Bind(new UnixDomainSocketEndPoint(_path));
        _socket.Listen();
    }

    public string Uri => $"qemu+unix:///system?socket={_path}";

    /// <summary>How many have connected since the last call.</summary>
    public int NewClients()
    {
        var known = _clients.Count;
        while (_socket.Poll(0, SelectMode.SelectRead))
        {
            _clients.Add(_socket.Accept());
        }

        return _clients.Count - known;
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        _socket.Dispose();
        File.Delete(_path);
    }
}
