using System.Globalization;
using System.Text.Json.Nodes;
using TerraformPlugin;

namespace HotplugIac.Soak.Worlds;

/// <summary>Many machines on a few simulated hosts, each a file.</summary>
internal sealed class SimulatorWorld : IWorld
{
    private const int PerHost = 100;

    /// <summary>One of these is created by its resource, the others are adopted.</summary>
    private const int OwnedOneIn = 4;

    private readonly Dictionary<string, HostFile> _hosts;

    private SimulatorWorld(string name, Dictionary<string, HostFile> hosts, IReadOnlyList<Subject> subjects) => (Name, _hosts, Subjects) = (name, hosts, subjects);

    public string Name { get; }

    public IReadOnlyList<Subject> Subjects { get; }

    public WishRange Range { get; } = new(16, 2, 64, CanUnplugVcpus: true);

    /// <param name="folder">The same for each run, because a lock file stays for each machine of each place.</param>
    public static async Task<SimulatorWorld> CreateAsync(string name, string folder, int machines, int seed)
    {
        Directory.CreateDirectory(folder);
        var hosts = Enumerable.Range(0, (machines + PerHost - 1) / PerHost)
            .Select(i => new HostFile(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{i}.json")))).ToList();
        var subjects = Enumerable.Range(0, machines).Select(i => Subject(i, name, hosts[i / PerHost], seed)).ToList();
        foreach (var host in hosts)
        {
            await host.WriteAsync([.. subjects.Where(s => s.Place == host.Path && !s.IsOwned).Select(s => (JsonNode)Seed(s))]);
        }

        return new SimulatorWorld(name, hosts.ToDictionary(h => h.Path), subjects);
    }

    public async Task<IReadOnlyDictionary<string, Observed>> ObserveAsync(IReadOnlyCollection<Subject> subjects)
    {
        var seen = new Dictionary<string, Observed>(StringComparer.Ordinal);
        foreach (var (place, here) in ByPlace(subjects))
        {
            var machines = HostFile.Machines(await _hosts[place].ReadAsync());
            foreach (var subject in here.Where(s => machines.ContainsKey(s.Name)))
            {
                seen[subject.Name] = SimulatedSight.Of(machines[subject.Name]);
            }
        }

        return seen;
    }

    public async Task<IReadOnlyDictionary<string, string>> DisturbAsync(IReadOnlyCollection<Subject> subjects)
    {
        var done = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (place, here) in ByPlace(subjects))
        {
            await _hosts[place].EditAsync(state =>
            {
                var machines = HostFile.Machines(state);
                foreach (var subject in here)
                {
                    var machine = machines.GetValueOrDefault(subject.Name);
                    if (SimulatedTricks.Play(state, subject, machine) is { } trick)
                    {
                        done[subject.Name] = trick;
                    }
                }
            });
        }

        return done;
    }

    public Task DuringAsync(Random random, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task CalmAsync(IReadOnlyCollection<Subject> subjects)
    {
        foreach (var (place, here) in ByPlace(subjects))
        {
            await _hosts[place].EditAsync(state => SimulatedTricks.Calm(state, HostFile.Machines(state), here, Seed));
        }
    }

    public bool IsGuestsDoing(string code) => false;

    public Task<int?> ClientsAsync(int processId) => Task.FromResult<int?>(null);

    public ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            File.Delete(host.Path);
            File.Delete(host.Path + ".lock");
        }

        return ValueTask.CompletedTask;
    }

    private static IEnumerable<(string Place, IReadOnlyList<Subject> Subjects)> ByPlace(IEnumerable<Subject> subjects) =>
        subjects.GroupBy(s => s.Place).Select(g => (g.Key, (IReadOnlyList<Subject>)[.. g]));

    private static Subject Subject(int index, string world, HostFile host, int seed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"soak-{world}-{index:0000}");
        var isOwned = index % OwnedOneIn == OwnedOneIn - 1;
        var config = new TfObject(new Dictionary<string, TfValue>
        {
            ["name"] = name,
            ["uri"] = host.Uri,
            ["definition"] = isOwned ? Definition(index, name) : TfNull.Instance,
            ["vcpus"] = 2,
            ["memory"] = "1GiB",
            ["shutdown_timeout"] = "1s",
            ["unplug_timeout"] = "1s",
            ["force_stop"] = index % 3 == 0,
            ["timeouts"] = Timeouts("20s"),
        });
        return new Subject(index, name, host.Path, isOwned, seed, config);
    }

    /// <summary>In full, the form that the program writes itself. Of several sorts, by its number.</summary>
    private static JsonObject Seed(Subject subject)
    {
        var configured = new JsonObject { ["vcpus"] = 2, ["max_vcpus"] = 8 };
        switch (subject.Index % 5)
        {
            case 0:
                configured["memory"] = "1GiB";
                break;
            case 1:
                (configured["memory"], configured["max_memory"], configured["memory_slots"]) = ("1GiB", "8GiB", 16);
                configured["numa_cells"] = new JsonArray(Cell("0-3", "512MiB"), Cell("4-7", "512MiB"));
                break;
            case 2:
                (configured["memory"], configured["max_memory"], configured["min_vcpus"]) = ("1GiB", "4GiB", 2);
                configured["numa_cells"] = new JsonArray(Cell("0-7", "1GiB"));
                break;
            default:
                (configured["memory"], configured["max_memory"], configured["memory_slots"]) = ("1GiB", "8GiB", 16);
                configured["numa_cells"] = new JsonArray(Cell("0-7", "1GiB"));
                break;
        }

        return new JsonObject { ["name"] = subject.Name, ["configured"] = configured, ["running"] = subject.Index % 7 != 0 };
    }

    private static JsonObject Cell(string cpus, string memory) => new() { ["cpus"] = cpus, ["memory"] = memory };

    private static string Definition(int index, string name) => $"""
        <domain type='kvm'>
          <name>{name}</name>
          <uuid>{new Guid(index, 77, 16384, 128, 0, 0, 0, 0, 0, 0, 1)}</uuid>
          <os><type machine='q35'>hvm</type></os>
          <features><acpi/></features>
          <devices><graphics type='vnc' passwd='{Secrets.Display}'/></devices>
        </domain>
        """;

    private static TfObject Timeouts(string each) => new(new Dictionary<string, TfValue> { ["create"] = each, ["read"] = each, ["update"] = each, ["delete"] = each });
}
