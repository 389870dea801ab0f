using HotplugIac.Core.Planning.Lifecycle;
using HotplugIac.Hypervisors;

namespace HotplugIac.Cli.Doctoring;

/// <summary>Looks at machines. Nothing is changed.</summary>
internal sealed class Doctor(IHypervisor hypervisor, Headroom headroom, TimeProvider time)
{
    public async Task<Diagnosis> LookAsync(ListedMachine machine, CancellationToken cancellationToken)
    {
        if (machine.Snapshot is not { } snapshot)
        {
            return new Diagnosis(machine.Name, Inspecting.PowerText.Of(machine.Power),
                [new Check("readable", Level.Problem, $"{machine.Failure?.Message} {machine.Failure?.Rule.Remedy}".Trim(), machine.Failure?.Rule.Code)]);
        }

        List<Check> checks = [.. MachineChecks.Of(snapshot), .. SizingChecks.Of(snapshot, headroom)];
        if (await AgentCheck.OfAsync(hypervisor, snapshot, time, cancellationToken) is { } agent)
        {
            checks.Add(agent);
        }

        return new Diagnosis(snapshot.Name, Inspecting.PowerText.Of(snapshot.Power), checks);
    }

    /// <summary>The hypervisor in one line; null where it does not tell.</summary>
    public async Task<string?> HostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var host = await hypervisor.ReadHostAsync(null, cancellationToken);
            string?[] parts =
            [
                host.LibvirtVersion is { } libvirt ? $"libvirt {libvirt}" : null,
                host.QemuVersion is { } qemu ? $"QEMU {qemu}" : null,
                host.Architecture,
                host.MachineType,
                host.Facts.VirtioMem ? "virtio-mem" : "no virtio-mem: memory is plugged as DIMMs",
                host.Facts.VirtioMemTakesSlot ? "each virtio-mem device takes a slot" : null,
            ];
            return string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));
        }
        catch (HypervisorException)
        {
            return null;
        }
    }
}
