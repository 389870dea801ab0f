using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor.Tests;

/// <summary>
/// What the peer shows on every machine, on a real <c>cloud-hypervisor</c> where there is one: HOTPLUG_CH_KERNEL and HOTPLUG_CH_INITRD name
/// a guest that boots and onlines what is added to it.
/// </summary>
public sealed class RealVmmTests
{
    private const string Config = """{"payload":{"kernel":"KERNEL","initramfs":"INITRD","cmdline":"console=hvc0 memhp_default_state=online"},"serial":{"mode":"Null"},"console":{"mode":"Off"}}""";

    [RealVmmTheory]
    [InlineData(MemoryModel.Dimm)]
    [InlineData(MemoryModel.VirtioMem)]
    public async Task B_a_real_vmm_creates_grows_and_deletes_as_the_peer_does(MemoryModel method)
    {
        var folder = Directory.CreateTempSubdirectory("ch-");
        using var vmm = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("cloud-hypervisor", ["--api-socket", Path.Combine(folder.FullName, "vm0.sock"), "--no-shutdown"]))!;
        try
        {
            await Eventually.Async(_ => Task.FromResult(File.Exists(Path.Combine(folder.FullName, "vm0.sock"))), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(50));
            await using var hypervisor = CloudHypervisorHypervisor.Create($"ch+unix://{folder.FullName}");
            var definition = Config.Replace("KERNEL", RealVmmTheoryAttribute.Kernel, StringComparison.Ordinal).Replace("INITRD", RealVmmTheoryAttribute.Initrd, StringComparison.Ordinal);
            var reading = await hypervisor.ReadDefinitionAsync(definition, CancellationToken.None);
            var spec = new MachineSpec("vm0") { Vcpus = 1, MaxVcpus = 4, Memory = ByteSize.FromMiB(512), MaxMemory = ByteSize.FromGiB(2), MemoryMethod = method };
            var (sizing, problems) = Core.Planning.Lifecycle.CreatePlanner.Plan(spec, reading.Sizing, false, reading.Facts, Core.Planning.Lifecycle.Headroom.Default);
            problems.ShouldBeEmpty();
            await hypervisor.CreateAsync(definition, "vm0", sizing, CancellationToken.None);

            var grown = spec with { Vcpus = 2, Memory = ByteSize.FromGiB(1) };
            var before = (await hypervisor.ReadAsync([MachineRef.ByName("vm0")], CancellationToken.None))[0]!;
            var outcome = await new Applier(hypervisor, TimeProvider.System, ApplyTimeouts.Default)
                .ApplyAsync("vm0", grown, new HashSet<string>(), Planner.Plan(grown, before, new HashSet<string>()), CancellationToken.None);

            outcome.Problems.ShouldBeEmpty();
            (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Running.Memory).ShouldBe((2, ByteSize.FromGiB(1)));
            await hypervisor.DeleteAsync("vm0", CancellationToken.None);
            (await hypervisor.ReadAsync([MachineRef.ByName("vm0")], CancellationToken.None))[0].ShouldBeNull();
        }
        finally
        {
            vmm.Kill();
            await vmm.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }
}

/// <summary>Runs where a real VMM and a guest for it are; elsewhere it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealVmmTheoryAttribute : TheoryAttribute
{
    public RealVmmTheoryAttribute()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Any(p => p.Length > 0 && File.Exists(Path.Combine(p, "cloud-hypervisor")));
        Skip = !isThere ? "no cloud-hypervisor on PATH: the peer of the tests shows the same" : Kernel.Length == 0 || Initrd.Length == 0 ? "HOTPLUG_CH_KERNEL and HOTPLUG_CH_INITRD name no guest for cloud-hypervisor" : null;
    }

    public static string Kernel => Environment.GetEnvironmentVariable("HOTPLUG_CH_KERNEL") ?? string.Empty;

    public static string Initrd => Environment.GetEnvironmentVariable("HOTPLUG_CH_INITRD") ?? string.Empty;
}
