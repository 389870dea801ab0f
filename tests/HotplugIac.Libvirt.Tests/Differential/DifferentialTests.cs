using System.Globalization;
using HotplugIac.Harness;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Libvirt.Tests.Lab;
using Xunit.Abstractions;
using Guest = HotplugIac.Harness.LabMachine;

namespace HotplugIac.Libvirt.Tests.Differential;

/// <summary>
/// Random changes to a real guest on libvirt and to its copy in the simulator: both show the same, and both plan the same.
/// DIFFERENTIAL_STEPS (default 200 for all shapes together) and DIFFERENTIAL_SEED look further.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output) : GuestTest
{
    private static readonly int Steps = Number("DIFFERENTIAL_STEPS", 208);
    private static readonly int Seed = Number("DIFFERENTIAL_SEED", 20261122);

    private static readonly GuestDefinition[] Shapes =
    [
        Tiny with { Vcpus = 2, MaxVcpus = 6, FixedVcpus = 1, Memory = 256, MaxMemory = 2048, MemorySlots = 8, RootPorts = 4 },
        Tiny with { Vcpus = 1, MaxVcpus = 4, Memory = 256 },
        Tiny with { Vcpus = 2, MaxVcpus = 4, Memory = 256, MaxMemory = 1024, MemorySlots = 3, RootPorts = 1, NumaCells = [new GuestCell("0-1", 128), new GuestCell("2-3", 128)] },
        Tiny with { Vcpus = 3, MaxVcpus = 8, Memory = 256, MaxMemory = 1280, MemorySlots = 16, RootPorts = 0 },
    ];

    [Fact]
    public async Task A_random_sequence_of_changes_shows_and_plans_the_same_on_libvirt_and_on_the_simulator()
    {
        var machines = new List<Guest>();
        foreach (var shape in Shapes)
        {
            machines.Add(await BootAsync(shape));
        }

        var tallies = await Task.WhenAll(machines.Select((machine, shape) => RunAsync(machine, Steps / Shapes.Length, Seed + shape)));

        var tally = tallies.Aggregate(new Tally(), (sum, one) => sum.With(one));
        output.WriteLine(tally.ToString());
        tally.Wrong.ShouldBeEmpty(tally.ToString());
        tally.Transitions.ShouldBeGreaterThan(Steps * 3 / 4, "most steps have to be comparable, or nothing is proved");
    }

    private async Task<Tally> RunAsync(Guest machine, int steps, int seed)
    {
        await using var twin = new TwinMachine(Hypervisor, Id(machine), new MemorySimulatorStore());
        var operations = new RandomOperations(seed, canUnplugVcpus: Lab.LabMachine.Type == "kvm");
        var tally = new Tally();
        await twin.CopyAsync();
        for (var i = 0; i < steps; i++)
        {
            var operation = operations.Next(twin.Libvirt);
            var before = twin.Libvirt;
            var place = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, step {i}, {operation}");
            (string, string) verdicts = (string.Empty, string.Empty);
            (string Libvirt, string Simulator) replies;
            try
            {
                if (operation is Operation.Wish { Spec: var spec })
                {
                    verdicts = (TwinMachine.Verdict(before, spec), TwinMachine.Verdict(twin.Simulator, spec));
                }

                replies = await twin.DoAsync(operation);
            }
            catch (InvalidOperationException flaw) when (flaw.Message.Contains("The planner made a wrong plan", StringComparison.Ordinal))
            {
                // One wrong plan is told with all others, at the end.
                tally = tally.Seen(place, [flaw.Message]);
                await twin.CopyAsync();
                continue;
            }
            catch (EventuallyException lost)
            {
                // A guest that has hung under emulation tells nothing about the simulator.
                tally = tally.Refused($"{place}: {lost.Message}");
                await twin.ReviveAsync();
                continue;
            }

            if (TwinMachine.IsGuestsDoing(replies.Libvirt) || twin.HasStoppedHalfWay || twin.HasTakenLess(replies.Libvirt))
            {
                // What a guest makes of a request is its own affair: the simulator's is told, not asked.
                tally = tally.Refused(place);
                await twin.CopyAsync();
                continue;
            }

            string[] wrong =
            [
                .. verdicts.Item1 == verdicts.Item2 ? [] : new[] { $"plan: libvirt \"{verdicts.Item1}\", simulator \"{verdicts.Item2}\"" },
                .. replies.Libvirt == replies.Simulator ? [] : new[] { $"reply: libvirt \"{replies.Libvirt}\", simulator \"{replies.Simulator}\"" },
                .. operation is Operation.Wish && replies.Libvirt.Contains("HP4006", StringComparison.Ordinal) ? new[] { $"libvirt refused what was planned: {verdicts.Item1}" } : [],
                .. Comparison.Differences(twin.Libvirt, twin.Simulator),
            ];
            tally = tally.Seen(place, wrong);
            if (wrong.Length > 0)
            {
                await twin.CopyAsync();
            }
        }

        return tally;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>What came out.</summary>
    private sealed record Tally
    {
        public int Steps { get; private init; }

        public int Transitions { get; private init; }

        public IReadOnlyList<string> Refusals { get; private init; } = [];

        public IReadOnlyList<string> Wrong { get; private init; } = [];

        public Tally Seen(string place, string[] wrong) => this with
        {
            Steps = Steps + 1,
            Transitions = Transitions + 1,
            Wrong = wrong.Length == 0 ? Wrong : [.. Wrong, $"{place}\n    {string.Join("\n    ", wrong)}"],
        };

        public Tally With(Tally other) => new()
        {
            Steps = Steps + other.Steps,
            Transitions = Transitions + other.Transitions,
            Refusals = [.. Refusals, .. other.Refusals],
            Wrong = [.. Wrong, .. other.Wrong],
        };

        public Tally Refused(string place) => this with { Steps = Steps + 1, Refusals = [.. Refusals, place] };

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Transitions} transitions, {Wrong.Count} wrong, {Refusals.Count} more refused by the guest\n{string.Join("\n", Wrong.Concat(Refusals.Select(r => $"refused: {r}")))}");
    }
}
