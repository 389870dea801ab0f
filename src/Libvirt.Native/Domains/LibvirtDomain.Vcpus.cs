using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtDomain
{
    /// <summary>Changes the vCPU count, current or maximum.</summary>
    /// <param name="count">vCPUs, at least 1.</param>
    /// <param name="flags">
    /// Which count, where. <c>Live | Config</c> changes the live domain first and the definition only if that succeeded; a
    /// live change of several vCPUs stops where it fails, without going back.
    /// </param>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.InvalidArg"/>: more than the maximum. <see cref="LibvirtErrorCode.OperationTimeout"/>: the
    /// guest did not release a vCPU in time, and may still do so later.
    /// </exception>
    public void SetVcpus(int count, DomainVcpuFlags flags = DomainVcpuFlags.Current)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainSetVcpusFlags(_handle, (uint)count, flags));
    }

    /// <summary>A vCPU count: current or maximum, live or configured.</summary>
    public int GetVcpus(DomainVcpuFlags flags = DomainVcpuFlags.Current)
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virDomainGetVcpusFlags(_handle, flags));
    }

    /// <summary>Plugs or unplugs single vCPUs. Not idempotent: a vCPU that is in the wanted state already is an error.</summary>
    /// <param name="vcpuMap">vCPU ids in libvirt's list notation, such as <c>3</c> or <c>2-3,5</c>. Live: one hotpluggable entity per call.</param>
    /// <param name="enabled">The state they shall have.</param>
    /// <param name="flags">Live, configuration or both.</param>
    public void SetVcpu(string vcpuMap, bool enabled, DomainModification flags = DomainModification.Current)
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainSetVcpu(_handle, vcpuMap, enabled ? 1 : 0, flags));
    }

    /// <summary>The host CPUs that each vCPU may run on: one entry per vCPU that libvirt reports, from id 0 up.</summary>
    /// <remarks>
    /// This does not count online vCPUs: QEMU on libvirt 9.0 reports all up to the maximum, with 4 of 8 online as well. Ask
    /// <see cref="GetVcpus"/> for counts.
    /// </remarks>
    public unsafe IReadOnlyList<IReadOnlyList<int>> GetVcpuPinInfo(DomainModification flags = DomainModification.Current)
    {
        using var lease = HandleLease.On(_handle);
        var maximum = ThrowIfNegative(NativeMethods.virDomainGetVcpusFlags(_handle, (DomainVcpuFlags)flags | DomainVcpuFlags.Maximum));
        var hostCpus = ThrowIfNegative(NativeMethods.virNodeGetCPUMap(NativeMethods.virDomainGetConnect(_handle), 0, 0, 0));
        var mapLength = (hostCpus + 7) / 8;
        var maps = new byte[maximum * mapLength];
        fixed (byte* start = maps)
        {
            var reported = ThrowIfNegative(NativeMethods.virDomainGetVcpuPinInfo(_handle, maximum, start, mapLength, flags));
            var pins = new IReadOnlyList<int>[reported];
            for (var vcpu = 0; vcpu < reported; vcpu++)
            {
                var offset = vcpu * mapLength;
                pins[vcpu] = [.. Enumerable.Range(0, hostCpus).Where(cpu => (maps[offset + (cpu / 8)] & (1 << (cpu % 8))) != 0)];
            }

            return pins;
        }
    }
}
