using System.Globalization;

namespace HotplugIac.Peer;

/// <summary>The command line.</summary>
/// <param name="Sockets">Where it listens: one VMM at each.</param>
/// <param name="HideVcpus">It has no vCPU threads, as a process that cannot be seen.</param>
internal sealed record PeerOptions(IReadOnlyList<string> Sockets, PeerVersion Version, bool NoShutdown, bool HideVcpus, GuestBehaviour Guest)
{
    /// <exception cref="FormatException">It cannot be understood.</exception>
    public static PeerOptions Parse(IReadOnlyList<string> arguments)
    {
        var (socket, directory, count, version) = ((string?)null, (string?)null, 1, PeerVersion.Parse("v53.0"));
        var (noShutdown, hidden, guest) = (false, false, new GuestBehaviour());
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--api-socket": socket = Value(arguments, ref i); break;
                case "--directory": directory = Value(arguments, ref i); break;
                case "--count": count = int.Parse(Value(arguments, ref i), NumberStyles.None, CultureInfo.InvariantCulture); break;
                case "--version": version = PeerVersion.Parse(Value(arguments, ref i)); break;
                case "--no-shutdown": noShutdown = true; break;
                case "--hide-vcpus": hidden = true; break;
                case "--guest":
                    var parts = Value(arguments, ref i).Split('=', 2);
                    guest = parts.Length == 2 ? guest.With(parts[0], parts[1]) : throw new FormatException("--guest needs name=value.");
                    break;
                default: throw new FormatException($"Unknown option {arguments[i]}.");
            }
        }

        if (socket is null == directory is null)
        {
            throw new FormatException("Give either --api-socket PATH or --directory DIR --count N.");
        }

        if (noShutdown && !version.HasNoShutdown)
        {
            throw new FormatException($"{version.Tag} has no --no-shutdown.");
        }

        // Many VMMs in one process cannot each have a vcpu0.
        var sockets = socket is null ? Enumerable.Range(0, count).Select(n => Path.Combine(directory!, FormattableString.Invariant($"vm{n}.sock"))) : [socket];
        return new PeerOptions([.. sockets], version, noShutdown, hidden || directory is not null, guest);
    }

    private static string Value(IReadOnlyList<string> arguments, ref int i) =>
        ++i < arguments.Count ? arguments[i] : throw new FormatException($"{arguments[i - 1]} needs a value.");
}
