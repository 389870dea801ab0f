using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor.Tests;

/// <summary>
/// The life of a machine on one VMM, with nothing but Cloud Hypervisor's API: run on the peer always, and on a real VMM where there is one.
/// </summary>
/// <param name="name">The VMM that serves NAME.sock runs and has no machine.</param>
/// <param name="definition">A guest that ejects vCPUs, has the virtio_mem driver and obeys the power button.</param>
internal sealed class VmmSuite(CloudHypervisorHypervisor hypervisor, string name, string definition, ApplyTimeouts timeouts)
{
    private static readonly ByteSize Half = ByteSize.FromMiB(512);
    private static readonly ByteSize Whole = ByteSize.FromGiB(1);

    private MachineSpec Spec { get; } = new(name) { MaxVcpus = 4, MaxMemory = ByteSize.FromGiB(2), Policy = new Policy { OnRebootRequired = RebootPolicy.Reboot } };

    public async Task RunAsync(MemoryModel method)
    {
        await CreateAsync(Spec with { Vcpus = 1, Memory = Half, MemoryMethod = method });
        Sizes(await ApplyAsync(Spec with { Vcpus = 2, Memory = Whole })).ShouldBe((2, Whole));
        Sizes(await ApplyAsync(Spec with { Vcpus = 1 })).ShouldBe((1, Whole));

        // Live through virtio-mem, by a stop and start through ACPI.
        Sizes(await ApplyAsync(Spec with { Memory = Half })).ShouldBe((1, Half));

        await hypervisor.DestroyAsync(name, CancellationToken.None);
        (await ReadAsync())!.Power.ShouldBe(PowerState.Off);
        (await ApplyAsync(Spec with { Vcpus = 3 })).Configured.Vcpus.ShouldBe(3);
        await hypervisor.StartAsync(name, CancellationToken.None);
        Sizes((await ReadAsync())!).ShouldBe((3, Half));

        await hypervisor.DeleteAsync(name, CancellationToken.None);
        (await ReadAsync()).ShouldBeNull();
    }

    private async Task CreateAsync(MachineSpec spec)
    {
        var reading = await hypervisor.ReadDefinitionAsync(definition, CancellationToken.None);
        var (sizing, problems) = CreatePlanner.Plan(spec, reading.Sizing, false, reading.Facts, Headroom.Default);
        problems.ShouldBeEmpty();
        await hypervisor.CreateAsync(definition, name, sizing, CancellationToken.None);
        Sizes((await ReadAsync())!).ShouldBe((1, Half));
    }

    /// <summary>Applies what succeeds, and after which nothing is left to do.</summary>
    private async Task<MachineSnapshot> ApplyAsync(MachineSpec spec)
    {
        var nothing = new HashSet<string>();
        var outcome = await new Applier(hypervisor, TimeProvider.System, timeouts).ApplyAsync(name, spec, nothing, Planner.Plan(spec, (await ReadAsync())!, nothing), CancellationToken.None);
        outcome.Problems.ShouldBeEmpty();
        Planner.Plan(spec, outcome.Snapshot!, nothing).Impact.Changes.ShouldBeEmpty();
        return outcome.Snapshot!;
    }

    private async Task<MachineSnapshot?> ReadAsync() => (await hypervisor.ReadAsync([MachineRef.ByName(name)], CancellationToken.None))[0];

    private static (int Vcpus, ByteSize Memory) Sizes(MachineSnapshot machine) => (machine.Running!.Vcpus, machine.Running.Memory);
}
