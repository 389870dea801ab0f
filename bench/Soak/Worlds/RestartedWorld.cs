using System.Globalization;
using System.Xml.Linq;
using HotplugIac.Harness;
using TerraformPlugin;

namespace HotplugIac.Soak.Worlds;

/// <summary>Machines that are off, on a libvirtd of their own, which is stopped or killed while commands run and started again.</summary>
internal sealed class RestartedWorld : IWorld
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly PrivateLibvirtd _daemon;

    private RestartedWorld(PrivateLibvirtd daemon, int machines, int seed)
    {
        _daemon = daemon;
        Subjects = [.. Enumerable.Range(0, machines).Select(i => Subject(i, seed))];
    }

    public string Name => "libvirtd-restarted";

    public IReadOnlyList<Subject> Subjects { get; }

    public WishRange Range { get; } = new(4, 1, 8, CanUnplugVcpus: true);

    public static async Task<RestartedWorld> CreateAsync(int machines, int seed)
    {
        var world = new RestartedWorld(await PrivateLibvirtd.StartAsync(), machines, seed);
        try
        {
            await world.CalmAsync(world.Subjects);
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
            if (await VirshAsync("dumpxml", subject.Name, "--inactive", "--security-info") is { Success: true } xml)
            {
                seen[subject.Name] = LibvirtSight.Of(live: null, XElement.Parse(xml.StandardOutput), "shut off");
            }
        }

        return seen;
    }

    public async Task<IReadOnlyDictionary<string, string>> DisturbAsync(IReadOnlyCollection<Subject> subjects)
    {
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var subject in subjects)
        {
            string[] words = subject.Random.Next(4) switch
            {
                0 => ["setvcpus", "2", "--config"],
                1 => ["undefine"],
                2 => ["setmaxmem", "262144", "--config"],
                _ => ["desc", "--config", "--new-desc", "somebody was here"],
            };
            if ((await VirshAsync([words[0], subject.Name, .. words[1..]])).Success)
            {
                done[subject.Name] = string.Join(' ', words);
            }
        }

        return done;
    }

    /// <summary>It is away for a moment, in every second command, and there again in any case.</summary>
    public async Task DuringAsync(Random random, CancellationToken cancellationToken)
    {
        if (random.Next(2) == 0)
        {
            return;
        }

        var (moment, isKilled) = (random.Next(400), random.Next(2) == 0);
        await Task.Delay(moment, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await (isKilled ? _daemon.KillAsync() : _daemon.StopAsync());
        await _daemon.StartAgainAsync(CancellationToken.None);
    }

    public async Task CalmAsync(IReadOnlyCollection<Subject> subjects)
    {
        foreach (var subject in subjects)
        {
            if (!(await VirshAsync("dominfo", subject.Name)).Success)
            {
                await DefineAsync(subject);
            }
        }
    }

    public bool IsGuestsDoing(string code) => false;

    public Task<int?> ClientsAsync(int processId) => Task.FromResult<int?>(null);

    public ValueTask DisposeAsync() => _daemon.DisposeAsync();

    private async Task DefineAsync(Subject subject)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $"""
                <domain type='qemu'>
                  <name>{subject.Name}</name>
                  <maxMemory slots='4' unit='MiB'>1024</maxMemory>
                  <memory unit='MiB'>256</memory>
                  <vcpu current='1'>4</vcpu>
                  <os><type arch='x86_64' machine='q35'>hvm</type></os>
                  <cpu><numa><cell id='0' cpus='0-3' memory='256' unit='MiB'/></numa></cpu>
                </domain>
                """);
            (await VirshAsync("define", file)).EnsureSuccess();
        }
        finally
        {
            File.Delete(file);
        }
    }

    private Task<CommandResult> VirshAsync(params string[] words) => new CommandLine("virsh", ["-q", "-c", _daemon.Uri, .. words]) { Timeout = Patience }.RunAsync();

    private Subject Subject(int index, int seed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"restarted{index:00}");
        var config = new TfObject(new Dictionary<string, TfValue> { ["name"] = name, ["uri"] = _daemon.Uri, ["vcpus"] = 1, ["memory"] = "256MiB" });
        return new Subject(index, name, _daemon.Uri, isOwned: false, seed, config);
    }
}
