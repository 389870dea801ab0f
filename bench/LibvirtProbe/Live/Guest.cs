using System.Diagnostics;
using HotplugIac.Core.Model;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;

namespace LibvirtProbe.Live;

/// <summary>A guest that grows, and whoever looks at it from beside.</summary>
/// <param name="looker">With connections of its own, so that nobody's work is waited for or warmed up by looking.</param>
internal sealed class Guest(IHypervisor looker, LabMachine machine, string id)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string Name => machine.Name;

    public string Id => id;

    public Sizes Sizes { get; set; } = new(1, 0);

    /// <summary>Boots a guest that has room for as many steps.</summary>
    public static async Task<Guest> BootAsync(LabScope scope, IHypervisor looker, GuestDefinition definition, int steps)
    {
        var machine = await scope.StartAsync(definition with
        {
            MaxVcpus = steps + 1,
            Memory = Sizes.Base,
            MaxMemory = Sizes.Base + (steps * Sizes.Dimm),
            MemorySlots = steps,
        });
        await machine.Guest.WaitForAgentAsync(TimeSpan.FromMinutes(2));
        var snapshot = (await looker.ReadAsync([MachineRef.ByName(machine.Name)], CancellationToken.None))[0];
        return new Guest(looker, machine, snapshot!.Id);
    }

    /// <summary>
    /// Waits until both definitions have the sizes and the guest itself has all of it online: the same look for whoever did it.
    /// </summary>
    public async Task ShowsAsync(Sizes wanted)
    {
        var watch = Stopwatch.StartNew();
        while (!await IsAsync(wanted))
        {
            if (watch.Elapsed > Patience)
            {
                throw new BenchException($"{Name} does not have {wanted.VcpuText} vCPUs and {wanted.MemoryText} after {Patience.TotalSeconds} s");
            }

            await Task.Delay(Interval);
        }
    }

    private async Task<bool> IsAsync(Sizes wanted)
    {
        var snapshot = (await looker.ReadAsync([MachineRef.ById(id)], CancellationToken.None))[0];
        return Has(snapshot?.Running, wanted) && Has(snapshot?.Configured, wanted)
            && await looker.ReadGuestAsync(id, CancellationToken.None) is { IsAllOnline: true } view
            && view.Vcpus == wanted.Vcpus && view.BlockSize * view.Blocks == new ByteSize(wanted.Bytes);
    }

    private static bool Has(Sizing? sizing, Sizes wanted) => sizing?.Vcpus == wanted.Vcpus && sizing.Memory.Bytes == wanted.Bytes;
}
