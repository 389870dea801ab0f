using System.Globalization;
using System.Text.Json.Nodes;
using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>A simulator (docs/simulator.md) in a folder of its own, which the test looks into and plays tricks with.</summary>
internal sealed class SimulatorFile : IDisposable
{
    private static readonly string[] Sizes = ["vcpus", "max_vcpus", "min_vcpus", "memory", "base_memory", "max_memory", "memory_slots", "numa_cells"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotplug-simulator-");

    /// <param name="machines">The members of <c>machines</c>.</param>
    public SimulatorFile(params string[] machines) => Text = $$"""{ "machines": [ {{string.Join(", ", machines)}} ] }""";

    /// <summary>A running machine of 2 vCPUs and 1 GiB with room to grow to 8 and 8 GiB.</summary>
    /// <param name="more">More members, each with a comma before it.</param>
    public static string Growing(string name, string more = "") =>
        $$"""{ "name": "{{name}}", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16{{more}} }""";

    public string Path => System.IO.Path.Combine(_folder.FullName, "state.json");

    public string Uri => "sim://" + Path;

    /// <summary>Setting it is for when nobody applies; reading is always possible, because a change replaces the file as a whole.</summary>
    public string Text
    {
        get => File.ReadAllText(Path);
        set => File.WriteAllText(Path, value);
    }

    public bool HasFault => Read()["faults"] is JsonArray { Count: > 0 };

    /// <summary>A name that no other run of the tests uses: applies on one machine wait for each other on the whole host.</summary>
    public static string NewName(string what) => $"{what}-{Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..8]}";

    /// <summary>The n-th such call from now on goes wrong.</summary>
    public Task ArmAsync(string call, int nth, string kind) =>
        EditAsync(state => state["faults"] = new JsonArray(new JsonObject { ["call"] = call, ["nth"] = nth, ["kind"] = kind }));

    public Task UntilFaultIsHitAsync() => UntilAsync(_ => !HasFault);

    public IReadOnlyList<string> Names() => [.. Read()["machines"]!.AsArray().Select(m => m!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal)];

    public JsonObject Machine(string name) =>
        Read()["machines"]!.AsArray().Single(m => m!["name"]!.GetValue<string>() == name)!.AsObject();

    /// <summary>What the machine runs with; null when it is off.</summary>
    public JsonObject? Running(string name) => Machine(name) is var machine && machine["running"] is JsonObject live ? live
        : machine["running"] is JsonValue flag && !flag.GetValue<bool>() ? null
        : Configured(name);

    /// <summary>What it boots with next. Until the first change the machine is as the test wrote it, in short.</summary>
    public JsonObject Configured(string name) => Machine(name) is var machine && machine["configured"] is JsonObject configured ? configured : machine;

    public int Boots(string name) => Machine(name)["boots"]?.GetValue<int>() ?? 1;

    /// <summary>All memory of a sizing, in whole GiB.</summary>
    public static string Memory(JsonObject sizing)
    {
        var parts = (sizing["memory_devices"]?.AsArray().Select(d => d!["size"]!) ?? []).Append((sizing["memory"] ?? sizing["base_memory"])!);
        return parts.Sum(p => int.Parse(p.GetValue<string>().Replace("GiB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)) + "GiB";
    }

    /// <summary>Waits until the file shows something.</summary>
    public Task UntilAsync(Func<SimulatorFile, bool> condition) =>
        Eventually.Async(_ => Task.FromResult(condition(this)), TimeSpan.FromMinutes(3), TimeSpan.FromMilliseconds(20), () => Text);

    /// <summary>What a silent guest was asked for it does at the next look.</summary>
    public Task LetGuestAnswerAsync(string name) => EditAsync(state =>
    {
        foreach (var late in state["machines"]!.AsArray().Single(m => m!["name"]!.GetValue<string>() == name)!["late"]!.AsArray())
        {
            late!["looks"] = 1;
        }
    });

    /// <summary>Changes a running machine behind Terraform's back.</summary>
    /// <param name="change">What it runs with, and what it boots with next.</param>
    public Task EditMachineAsync(string name, Action<JsonObject, JsonObject> change) => EditAsync(state =>
    {
        var machine = state["machines"]!.AsArray().Single(m => m!["name"]!.GetValue<string>() == name)!.AsObject();
        if (machine["configured"] is null)
        {
            // Written in short: the same sizes, in full.
            var configured = new JsonObject();
            foreach (var (member, value) in machine.Where(m => Sizes.Contains(m.Key)).ToList())
            {
                machine.Remove(member);
                configured[member] = value;
            }

            if (configured["max_memory"] is not null && configured["numa_cells"] is null)
            {
                // The cell that a machine written in short has by itself.
                configured["numa_cells"] = new JsonArray(Cell(configured["max_vcpus"]!.GetValue<int>(), (configured["base_memory"] ?? configured["memory"])!.GetValue<string>()));
            }

            (machine["configured"], machine["running"]) = (configured, configured.DeepClone());
        }

        change(machine["running"]!.AsObject(), machine["configured"]!.AsObject());
    });

    /// <summary>Changes the file while others use it: as they do, with the lock beside it.</summary>
    public async Task EditAsync(Action<JsonNode> change)
    {
        await using var held = await Eventually.BecomesAsync(_ => Task.FromResult(TryLock()), held => held is not null, TimeSpan.FromMinutes(3), "the lock", TimeSpan.FromMilliseconds(5));
        var state = Read();
        change(state);
        File.WriteAllText(Path + ".edit", state.ToJsonString());
        File.Move(Path + ".edit", Path, overwrite: true);
    }

    /// <summary>A migration: the machine goes on running in the other file.</summary>
    public async Task MoveAsync(string name, SimulatorFile to)
    {
        JsonNode? machine = null;
        await EditAsync(state =>
        {
            machine = state["machines"]!.AsArray().Single(m => m!["name"]!.GetValue<string>() == name);
            state["machines"]!.AsArray().Remove(machine);
        });
        await to.EditAsync(state => state["machines"]!.AsArray().Add(machine));
    }

    public static JsonObject Cell(int vcpus, string memory) => new() { ["cpus"] = string.Create(CultureInfo.InvariantCulture, $"0-{vcpus - 1}"), ["memory"] = memory };

    public void Dispose() => _folder.Delete(recursive: true);

    private JsonNode Read() => JsonNode.Parse(Text)!;

    private FileStream? TryLock()
    {
        try
        {
            return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            // Somebody else has it.
            return null;
        }
    }
}
