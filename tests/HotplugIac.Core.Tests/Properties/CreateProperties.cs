using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Lifecycle;

namespace HotplugIac.Core.Tests.Properties;

/// <summary>What is true of every machine that is created.</summary>
public sealed class CreateProperties
{
    private sealed record Request(MachineSpec Spec, Sizing Definition, bool ExplicitMaximum, MachineFacts Facts, Headroom Headroom);

    private static readonly Gen<Request> Requests =
        from facts in MachineGen.Facts
        from sizing in MachineGen.Sizings(facts)
        from kind in Gen.Choose(0, 5)
        from spec in SpecGen.For(sizing, sizing, facts)
        from headroom in Gen.Choose(0, 6)
        let definition = Definition(sizing.AsConfigured(), kind)
        select new Request(spec, definition, definition.MaxVcpus > definition.Vcpus, facts, new Headroom(headroom, headroom));

    /// <summary>Definitions mostly name a few things only.</summary>
    private static Sizing Definition(Sizing sizing, int kind) => kind switch
    {
        0 => sizing,
        1 => sizing with { Devices = [] },
        2 => sizing with { Devices = [], NumaCells = [], NumaTune = null },
        3 => sizing with { Devices = [], MaxMemory = ByteSize.Zero, MemorySlots = 0 },
        4 => new Sizing(1, 1, sizing.BaseMemory, ByteSize.Zero, 0),
        _ => new Sizing(1, 1, ByteSize.Zero, ByteSize.Zero, 0),
    };

    private static (Sizing Sizing, EquatableList<Problem> Problems) Plan(Request r) =>
        CreatePlanner.Plan(r.Spec, r.Definition, r.ExplicitMaximum, r.Facts, r.Headroom);

    [Fact]
    public void Many_of_the_generated_machines_can_be_created()
    {
        var (good, bad) = (0, 0);
        Property.Holds(Requests, request => _ = Plan(request).Problems.Count == 0 ? good++ : bad++);
        good.ShouldBeGreaterThan(Property.Cases / 4);
        bad.ShouldBeGreaterThan(Property.Cases / 20);
    }

    [Fact]
    public void A_machine_that_is_created_has_a_legal_configuration() => Property.Holds(Requests, request =>
    {
        var (sizing, problems) = Plan(request);
        if (problems.Count == 0)
        {
            PlanChecker.CheckConfiguration(sizing, request.Facts).ShouldBeEmpty();
        }
    });

    [Fact]
    public void A_machine_that_is_created_has_what_was_asked_for() => Property.Holds(Requests, request =>
    {
        var (sizing, problems) = Plan(request);
        if (problems.Count == 0)
        {
            sizing.Vcpus.ShouldBe(request.Spec.Vcpus ?? sizing.Vcpus);
            sizing.MaxVcpus.ShouldBe(request.Spec.MaxVcpus ?? sizing.MaxVcpus);
            sizing.Memory.ShouldBe(request.Spec.Memory ?? (request.Spec.MemoryDevices is null ? request.Definition.Memory : sizing.Memory));
            (request.Spec.MemoryDevices ?? []).Select(d => (d.Alias, d.Size, d.Requested)).ShouldBe(request.Spec.MemoryDevices is null ? [] : sizing.NamedDevices.Select(d => (d.Alias, d.Size, d.Requested)));
            sizing.MemoryCeiling.ShouldBe(request.Spec.MaxMemory ?? sizing.MemoryCeiling);
            sizing.BaseMemory.ShouldBe(request.Spec.BaseMemory ?? sizing.BaseMemory);
            sizing.MemorySlots.ShouldBe(request.Spec.MemorySlots ?? sizing.MemorySlots);
            sizing.NumaCells.ShouldBe(request.Spec.NumaCells ?? sizing.NumaCells);
            sizing.MinVcpus.ShouldBe(request.Spec.MinVcpus ?? sizing.MinVcpus);
            sizing.Topology.ShouldBe(request.Spec.Topology ?? sizing.Topology);
            sizing.NumaTune.ShouldBe(request.Spec.NumaTune ?? request.Definition.NumaTune);
        }
    });

    [Fact]
    public void Planning_the_same_against_the_created_machine_gives_nothing() => Property.Holds(Requests, request =>
    {
        var (sizing, problems) = Plan(request);
        if (problems.Count == 0)
        {
            // What comes and goes at a time is the created machine's core.
            var facts = request.Facts with { VcpuGranularity = request.Facts.VcpuGranularity > 1 ? sizing.Topology!.Threads : 1 };
            var created = Machines.Running(sizing.Booted(), facts);
            var again = Planner.Plan(request.Spec, created, new HashSet<string>());
            again.Problems.ShouldBeEmpty();
            again.Lines().ShouldBeEmpty();
            again.Steps.ShouldBeEmpty();
        }
    });

    [Fact]
    public void The_same_input_creates_the_same_machine() =>
        Property.Holds(Requests, request => Plan(request).ShouldBe(Plan(request with { })));
}
