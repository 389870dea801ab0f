using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace HotplugIac.Grpc.Tests;

/// <summary>A process, other than the tests, that connects to a server and begins HTTP/2. Perl and setpriv are on every Debian.</summary>
internal static class StrangerProcess
{
    public const string Answered = "answered";
    public const string Closed = "closed";

    /// <summary>nobody.</summary>
    public const int AnotherUser = 65534;

    private const string Script = """
        use IO::Socket::UNIX; use IO::Socket::INET;
        $SIG{PIPE} = "IGNORE";
        my $socket = $ARGV[1] ? IO::Socket::INET->new(PeerAddr => $ARGV[0], PeerPort => $ARGV[1]) : IO::Socket::UNIX->new(Peer => $ARGV[0]);
        if (!$socket) { print "no connection: $!"; exit; }
        syswrite($socket, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
        print sysread($socket, my $bytes, 9) ? "answered" : "closed";
        """;

    /// <returns>Whether the server spoke to it.</returns>
    public static async Task<string> ConnectAsync(EndPoint server, int? user = null)
    {
        string[] where = server is IPEndPoint ip ? [ip.Address.ToString(), ip.Port.ToString(CultureInfo.InvariantCulture)] : [server.ToString()!];
        string[] command = ["perl", "-e", Script, .. where];
        if (user is { } id)
        {
            var text = id.ToString(CultureInfo.InvariantCulture);
            command = ["setpriv", $"--reuid={text}", $"--regid={text}", "--clear-groups", .. command];
        }

        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var told = await process.StandardOutput.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return told;
    }
}
