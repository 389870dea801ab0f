using HotplugIac.Core.Model;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor.Tests;

/// <summary>
/// The same life on the peer and on a real <c>cloud-hypervisor</c> where one is on PATH: HOTPLUG_CH_KERNEL and HOTPLUG_CH_INITRD name a guest
/// for it.
/// </summary>
public sealed class RealVmmTests
{
    private const string Config = """{"payload":{"kernel":"KERNEL","initramfs":"INITRD","cmdline":"console=hvc0 memhp_default_state=online"},"serial":{"mode":"Null"},"console":{"mode":"Off"}}""";

    [Theory]
    [InlineData(MemoryModel.Dimm)]
    [InlineData(MemoryModel.VirtioMem)]
    public async Task B_the_peer_lives_through_everything_that_the_api_can_do(MemoryModel method)
    {
        await using var machine = await PeerMachine.StartAsync(null);

        await new VmmSuite(machine.Hypervisor, PeerMachine.Name, PeerMachine.Payload, PeerMachine.Quick).RunAsync(method);
    }

    [RealVmmTheory]
    [InlineData(MemoryModel.Dimm)]
    [InlineData(MemoryModel.VirtioMem)]
    public async Task B_a_real_vmm_lives_through_the_same_as_the_peer(MemoryModel method)
    {
        var folder = Directory.CreateTempSubdirectory("ch-");
        var socket = Path.Combine(folder.FullName, "vm0.sock");
        using var vmm = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("cloud-hypervisor", ["--api-socket", socket, "--no-shutdown"]))!;
        try
        {
            await Eventually.Async(_ => Task.FromResult(File.Exists(socket)), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(50));
            await using var hypervisor = CloudHypervisorHypervisor.Create($"ch+unix://{folder.FullName}");
            var definition = Config.Replace("KERNEL", RealVmmTheoryAttribute.Kernel, StringComparison.Ordinal).Replace("INITRD", RealVmmTheoryAttribute.Initrd, StringComparison.Ordinal);

            await new VmmSuite(hypervisor, "vm0", definition, ApplyTimeouts.Default).RunAsync(method);
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
        Skip = !isThere ? "no cloud-hypervisor on PATH: the peer lives through the same"
            : Kernel.Length == 0 || Initrd.Length == 0 ? "HOTPLUG_CH_KERNEL and HOTPLUG_CH_INITRD name no guest for cloud-hypervisor"
            : null;
    }

    public static string Kernel => Environment.GetEnvironmentVariable("HOTPLUG_CH_KERNEL") ?? string.Empty;

    public static string Initrd => Environment.GetEnvironmentVariable("HOTPLUG_CH_INITRD") ?? string.Empty;
}
