using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtConnection
{
    /// <summary>libvirt's version on the hypervisor's side: major * 1,000,000 + minor * 1,000 + release.</summary>
    public long GetLibraryVersion()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virConnectGetLibVersion(_handle, out var version));
        return (long)version;
    }

    /// <summary>The hypervisor's version, numbered like libvirt's; 0 if it has none to tell.</summary>
    public long GetHypervisorVersion()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virConnectGetVersion(_handle, out var version));
        return (long)version;
    }

    /// <summary>The name of the host that the hypervisor runs on.</summary>
    public string GetHostname()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNull(NativeMethods.virConnectGetHostname(_handle));
    }

    /// <summary>The URI in libvirt's own spelling.</summary>
    public string GetUri()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNull(NativeMethods.virConnectGetURI(_handle));
    }

    /// <summary>Whether the connection still stands. False after the daemon went away; a new connection is needed then.</summary>
    public bool IsAlive()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virConnectIsAlive(_handle)) == 1;
    }

    /// <summary>Whether nobody else can read along: the connection is encrypted or does not leave the host.</summary>
    public bool IsSecure()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virConnectIsSecure(_handle)) == 1;
    }

    /// <summary>Whether the connection is encrypted.</summary>
    public bool IsEncrypted()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virConnectIsEncrypted(_handle)) == 1;
    }

    /// <summary>
    /// Checks every <paramref name="intervalSeconds"/> that the other side answers, and closes the connection after
    /// <paramref name="count"/> misses, so that blocked calls fail instead of hanging.
    /// </summary>
    /// <returns>False if the other side does not know keep-alive messages.</returns>
    /// <exception cref="InvalidOperationException">The event loop was not started before the connection opened.</exception>
    /// <exception cref="LibvirtException"><see cref="LibvirtErrorCode.NoSupport"/>: the driver has no wire to keep alive.</exception>
    public bool SetKeepAlive(int intervalSeconds, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(intervalSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        RequireEventLoop();
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virConnectSetKeepAlive(_handle, intervalSeconds, (uint)count)) == 0;
    }

    /// <summary>The host's and the hypervisor's capabilities, XML.</summary>
    public string GetCapabilities()
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNull(NativeMethods.virConnectGetCapabilities(_handle));
    }

    /// <summary>What domains of one kind may have, XML. Null leaves a choice to the hypervisor.</summary>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.OperationDenied"/>: on a read-only connection, because the daemon may run the emulator to find out.
    /// </exception>
    /// <param name="emulator">Path of the emulator binary.</param>
    /// <param name="arch">Such as <c>x86_64</c>.</param>
    /// <param name="machine">Such as <c>q35</c>.</param>
    /// <param name="virtType">Such as <c>kvm</c> or <c>qemu</c>.</param>
    public string GetDomainCapabilities(string? emulator = null, string? arch = null, string? machine = null, string? virtType = null)
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNull(NativeMethods.virConnectGetDomainCapabilities(_handle, emulator, arch, machine, virtType, 0));
    }

    /// <summary>The most vCPUs a domain of a type may have.</summary>
    /// <param name="type">The domain type, such as <c>kvm</c>; null for the driver's default.</param>
    public int GetMaxVcpus(string? type = null)
    {
        using var lease = HandleLease.On(_handle);
        return ThrowIfNegative(NativeMethods.virConnectGetMaxVcpus(_handle, type));
    }

    /// <summary>Free memory of the host, bytes.</summary>
    public ulong GetFreeMemory()
    {
        using var lease = HandleLease.On(_handle);
        var bytes = NativeMethods.virNodeGetFreeMemory(_handle);
        return bytes != 0 ? bytes : throw FromLastError(nameof(NativeMethods.virNodeGetFreeMemory));
    }

    /// <summary>The host's CPUs and memory.</summary>
    public NodeInfo GetNodeInfo()
    {
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virNodeGetInfo(_handle, out var info));
        return new NodeInfo(
            NativeText.FromField(info.Model), info.Memory, info.Cpus, info.Mhz, info.Nodes, info.Sockets, info.Cores, info.Threads);
    }
}
