using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Harness;
using HotplugIac.Libvirt.Tests.Lab;
using TerraformPlugin;

namespace HotplugIac.Soak.Worlds;

/// <summary>Tiny guests on the lab's libvirt; every second one is reached through a connection that is cut now and then.</summary>
internal sealed class LibvirtWorld : IWorld
{
    private const int OwnedOneIn = 3;

    /// <summary>A guest boots in seconds; on a computer that is busy with many, in minutes.</summary>
    private static readonly TimeSpan Booting = TimeSpan.FromMinutes(4);

    /// <summary>What a guest does or does not do, under emulation above all: refusing, ignoring a shutdown, being slow.</summary>
    private static readonly string[] GuestCodes = ["HP4005", "HP4017", "HP4018", "HP4021", "HP4022"];

    private readonly LibvirtLab _lab;
    private readonly LabScope _scope;
    private readonly SocketRelay _relay;
    private readonly Dictionary<string, GuestDefinition> _definitions = new(StringComparer.Ordinal);

    private LibvirtWorld(LibvirtLab lab, string name, SocketRelay relay)
    {
        (_lab, Name, _relay, _scope) = (lab, name, relay, lab.Scope());
        Range = new WishRange(4, 2, 8, lab.HasKvm);
    }

    public string Name { get; }

    public IReadOnlyList<Subject> Subjects { get; private set; } = [];

    public WishRange Range { get; }

    public static async Task<LibvirtWorld> CreateAsync(LibvirtLab lab, string name, int guests, int seed)
    {
        var world = new LibvirtWorld(lab, name, new SocketRelay());
        try
        {
            world.Subjects = [.. Enumerable.Range(0, guests).Select(i => world.Subject(i, seed))];
            foreach (var subject in world.Subjects.Where(s => !s.IsOwned))
            {
                await world._scope.StartAsync(world._definitions[subject.Name]);
            }

            await world.BootedAsync(world.Subjects);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyDictionary<string, Observed>> ObserveAsync(IReadOnlyCollection<Subject> subjects)
    {
        var seen = new Dictionary<string, Observed>(StringComparer.Ordinal);
        foreach (var subject in subjects)
        {
            if (await LookAsync(subject.Name) is { } machine)
            {
                seen[subject.Name] = machine;
            }
        }

        return seen;
    }

    public async Task<IReadOnlyDictionary<string, string>> DisturbAsync(IReadOnlyCollection<Subject> subjects)
    {
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in subjects)
        {
            string[] words = subject.Random.Next(8) switch
            {
                0 => ["destroy"],
                1 => ["start"],
                2 => ["suspend"],
                3 => ["setvcpus", "3", Range.CanUnplugVcpus ? "--live" : "--config"],
                4 => ["setvcpus", "2", "--config"],
                5 => ["undefine", "--managed-save"],
                6 => ["setmem", "262144", "--live"],
                _ => ["desc", "--live", "--config", "--new-desc", "somebody was here"],
            };
            var answer = await _lab.VirshAsync([words[0], subject.Name, .. words[1..]]);
            if (answer.Success)
            {
                done[subject.Name] = string.Join(' ', words);
            }
        }

        return done;
    }

    public async Task DuringAsync(Random random, CancellationToken cancellationToken)
    {
        if (random.Next(3) == 0)
        {
            await Task.Delay(random.Next(3000), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _relay.Cut();
        }
    }

    public async Task CalmAsync(IReadOnlyCollection<Subject> subjects)
    {
        foreach (var subject in subjects)
        {
            var info = await _lab.VirshAsync(["dominfo", subject.Name]);
            if (info.Success && info.StandardOutput.Contains("paused", StringComparison.Ordinal))
            {
                await _lab.VirshAsync(["resume", subject.Name]);
            }

            if (!info.Success && !subject.IsOwned)
            {
                await _scope.StartAsync(_definitions[subject.Name]);
            }
            else if (info.Success && !info.StandardOutput.Contains("Persistent:     yes", StringComparison.Ordinal))
            {
                // Undefined while it ran: it goes on, and would be gone with its next stop.
                await _lab.VirshAsync(["destroy", subject.Name]);
                if (!subject.IsOwned)
                {
                    await _scope.StartAsync(_definitions[subject.Name]);
                }
            }
        }

        await BootedAsync(subjects);
    }

    public bool IsGuestsDoing(string code) => GuestCodes.Contains(code);

    /// <summary>libvirtd tells which process each of its clients is.</summary>
    public async Task<int?> ClientsAsync(int processId)
    {
        var list = await AdminAsync("client-list", "libvirtd");
        if (!list.Success)
        {
            return null;
        }

        var count = 0;
        foreach (var id in list.StandardOutput.Split('\n').Select(l => l.Trim().Split(' ')[0]).Where(w => w.Length > 0 && w.All(char.IsAsciiDigit)))
        {
            var info = await AdminAsync("client-info", "libvirtd", id);
            count += info.StandardOutput.Split('\n').Any(l => l.StartsWith("unix_process_id", StringComparison.Ordinal) && l.EndsWith($": {processId.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal)) ? 1 : 0;
        }

        return count;
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        await _scope.DisposeAsync();
    }

    private static Task<CommandResult> AdminAsync(params string[] words) =>
        new CommandLine("virt-admin", ["-c", "libvirtd:///system", .. words]) { Timeout = TimeSpan.FromMinutes(1) }.RunAsync();

    private async Task<Observed?> LookAsync(string name)
    {
        var inactive = await _lab.VirshAsync(["dumpxml", name, "--inactive", "--security-info"]);
        if (!inactive.Success)
        {
            return null;
        }

        var info = (await _lab.VirshAsync(["dominfo", name])).StandardOutput.Split('\n').Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1]);
        var state = info.GetValueOrDefault("State", string.Empty);
        var live = state == "shut off" ? null : XElement.Parse((await _lab.VirshAsync(["dumpxml", name])).EnsureSuccess().StandardOutput);

        // One that was undefined while it runs has no next boot: what it was to have had by then is nothing any more.
        var next = info.GetValueOrDefault("Persistent") == "no" ? live : null;
        return LibvirtSight.Of(live, next ?? XElement.Parse(inactive.StandardOutput), state);
    }

    /// <summary>A guest that still boots gives nothing back. One that hangs, as emulated ones do after much plugging, is started anew.</summary>
    private async Task BootedAsync(IEnumerable<Subject> subjects)
    {
        foreach (var subject in subjects)
        {
            if ((await _lab.VirshAsync(["domstate", subject.Name])).StandardOutput.Trim() != "running")
            {
                continue;
            }

            try
            {
                await _lab.Guest(subject.Name).WaitForAgentAsync(Booting);
            }
            catch (EventuallyException)
            {
                subject.Tell("the guest hangs, and is started anew");
                await _lab.VirshAsync(["destroy", subject.Name]);
                await _lab.VirshAsync(["start", subject.Name]);
                await _lab.Guest(subject.Name).WaitForAgentAsync(Booting);
            }
        }
    }

    private Subject Subject(int index, int seed)
    {
        var isOwned = index % OwnedOneIn == OwnedOneIn - 1;
        var definition = new GuestDefinition
        {
            Name = _scope.NewName(string.Create(CultureInfo.InvariantCulture, $"soak{index}")),
            Uuid = Guid.NewGuid(),
            Vcpus = 1,
            MaxVcpus = 4,
            Memory = 256,
            MaxMemory = 1024,
            MemorySlots = 4,
            RootPorts = index % 4 == 3 ? 0 : 2,
            VncPassword = Secrets.Display,
            ExtraKernelArguments = (index % 6) switch { 4 => "hotplug.unplug=refuse", 5 => "hotplug.power=ignore", _ => string.Empty },
        };
        _definitions[definition.Name] = definition;
        var uri = index % 2 == 0 ? _lab.Uri : _relay.Uri;
        var config = new TfObject(new Dictionary<string, TfValue>
        {
            ["name"] = definition.Name,
            ["uri"] = uri,
            ["definition"] = isOwned ? definition.ToXml(_lab) : TfNull.Instance,
            ["vcpus"] = 1,
            ["memory"] = "256MiB",
            ["shutdown_timeout"] = "40s",
            ["unplug_timeout"] = "6s",
            ["force_stop"] = true,
            ["timeouts"] = Timeouts("3m"),
        });
        return new Subject(index, definition.Name, uri, isOwned, seed, config);
    }

    private static TfObject Timeouts(string each) => new(new Dictionary<string, TfValue> { ["create"] = each, ["read"] = each, ["update"] = each, ["delete"] = each });
}
