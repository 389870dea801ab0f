namespace Libvirt.Native;

/// <summary>A domain's summary (virDomainInfo).</summary>
/// <param name="State">The state at the time of the call.</param>
/// <param name="MaxMemoryKib">Memory the domain may have, KiB. Memory devices count with their full size.</param>
/// <param name="MemoryKib">Memory it uses, KiB; zero or the configured value if it is off.</param>
/// <param name="VcpuCount">Current vCPUs.</param>
/// <param name="CpuTimeNanoseconds">CPU time used since the start, nanoseconds.</param>
public sealed record DomainInfo(DomainState State, ulong MaxMemoryKib, ulong MemoryKib, int VcpuCount, ulong CpuTimeNanoseconds);
