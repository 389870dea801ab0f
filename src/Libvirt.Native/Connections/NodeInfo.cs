namespace Libvirt.Native;

/// <summary>The host (virNodeInfo).</summary>
/// <param name="Model">CPU model, such as <c>x86_64</c>.</param>
/// <param name="MemoryKib">Physical memory, KiB.</param>
/// <param name="Cpus">Active CPUs.</param>
/// <param name="Mhz">Expected CPU frequency, MHz; 0 if not known.</param>
/// <param name="NumaNodes">NUMA nodes; 1 for unusual topologies.</param>
/// <param name="SocketsPerNode">CPU sockets per node.</param>
/// <param name="CoresPerSocket">Cores per socket.</param>
/// <param name="ThreadsPerCore">Threads per core.</param>
public sealed record NodeInfo(
    string Model, ulong MemoryKib, uint Cpus, uint Mhz, uint NumaNodes, uint SocketsPerNode, uint CoresPerSocket, uint ThreadsPerCore);
