namespace HotplugIac.Libvirt.Tests.TestDriver;

/// <summary>A host of libvirt's test driver that one file describes: its machines are nobody else's, but they live as long as one connection.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"hotplug-host-{Guid.NewGuid():N}.xml");

    public TestHost(params string[] domains)
    {
        File.WriteAllText(_file, $"<node>{string.Concat(domains)}</node>");
        Hypervisor = LibvirtHypervisor.Create("test://" + _file);
    }

    public LibvirtHypervisor Hypervisor { get; }

    /// <param name="state">Of virDomainState: 1 running, 3 paused, 5 shut off.</param>
    /// <param name="extra">Elements of the driver's own namespace, prefix <c>test</c>, or others.</param>
    public static string Domain(string name, int state, string extra = "", int vcpus = 2) =>
        $"<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>{name}</name><uuid>{Id(name)}</uuid><memory unit='MiB'>512</memory>"
        + $"<vcpu current='{vcpus}'>4</vcpu><os><type>hvm</type></os><test:runstate>{state}</test:runstate>{extra}</domain>";

    /// <summary>The UUID that goes with a name.</summary>
    public static string Id(string name) => new Guid(name.Length, 7, 7, [.. name.PadRight(8)[..8].Select(c => (byte)c)]).ToString("D");

    public async ValueTask DisposeAsync()
    {
        await Hypervisor.DisposeAsync();
        File.Delete(_file);
    }
}
