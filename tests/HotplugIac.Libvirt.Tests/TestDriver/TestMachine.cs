using HotplugIac.Core.Model;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.TestDriver;

/// <summary>A machine of libvirt's test driver, which lives in this process (RULEBOOK A7). Names are unique: the driver's state is shared by all tests.</summary>
internal sealed class TestMachine : IDisposable
{
    public const string Uri = "test:///default";

    private readonly LibvirtConnection _connection = LibvirtConnection.Open(Uri);

    public TestMachine(bool started = true, string extra = "")
    {
        Name = $"hotplug-lab-{Guid.NewGuid():N}";
        Domain = _connection.DefineXml(Definition(Name, extra));
        Id = Domain.Uuid.ToString("D");
        if (started)
        {
            Domain.Create();
        }
    }

    public string Name { get; }

    public string Id { get; }

    public LibvirtDomain Domain { get; }

    public static string Definition(string name, string extra = "") =>
        $"<domain type='test'><name>{name}</name><metadata><n:note xmlns:n='http://example.org/n' text='two&#10;lines'>keep</n:note></metadata>"
        + $"<memory unit='MiB'>512</memory><vcpu current='2'>4</vcpu><os><type>hvm</type></os>{extra}</domain>";

    public static Sizing Sizing => new(2, 4, ByteSize.FromMiB(512), ByteSize.Zero, 0) { MinVcpus = 2 };

    public static void Remove(string name)
    {
        using var connection = LibvirtConnection.Open(Uri);
        using var domain = connection.TryLookupByName(name);
        if (domain?.IsActive() == true)
        {
            domain.Destroy();
        }

        domain?.Undefine(DomainUndefineFlags.ManagedSave);
    }

    public void Dispose()
    {
        Remove(Name);
        Domain.Dispose();
        _connection.Dispose();
    }
}
