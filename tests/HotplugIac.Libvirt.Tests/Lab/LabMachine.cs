using HotplugIac.Core.Model;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>A real QEMU machine without an operating system. vCPUs and memory can be added to it all the same (RULEBOOK E).</summary>
internal sealed class LabMachine : IDisposable
{
    private readonly LibvirtConnection _connection = LibvirtConnection.Open(Uri);

    /// <param name="definition">Given the name; null for <see cref="Definition"/>.</param>
    public LabMachine(Func<string, string>? definition = null, bool started = true)
    {
        Domain = _connection.DefineXml((definition ?? (n => Definition(n)))(Name));
        if (started)
        {
            Start();
        }
    }

    public static string Uri => Required("HOTPLUG_LAB_URI");

    public static string Type => Environment.GetEnvironmentVariable("HOTPLUG_LAB_DOMAIN_TYPE") ?? "qemu";

    public static Sizing Sizing => new(2, 4, ByteSize.FromMiB(128), ByteSize.FromGiB(1), 4)
    {
        MinVcpus = 2,
        NumaCells = [new NumaCell(CpuSet.First(4), ByteSize.FromMiB(128))],
    };

    public string Name { get; } = NewName();

    public LibvirtDomain Domain { get; }

    public string Id => Domain.Uuid.ToString("D");

    public string Inactive => Domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure);

    public static string NewName() => $"hotplug-lab-{Guid.NewGuid():N}";

    /// <param name="memory">The elements beside <c>vcpu</c>.</param>
    /// <param name="ports">Spare root ports.</param>
    public static string Definition(string name, string? memory = null, int ports = 2, string top = "", string devices = "") =>
        $"<domain type='{Type}' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>{name}</name>{top}"
        + (memory ?? "<maxMemory slots='4' unit='GiB'>1</maxMemory><memory unit='MiB'>128</memory>")
        + "<vcpu current='2'>4</vcpu><os><type arch='x86_64' machine='q35'>hvm</type></os><features><acpi/></features>"
        + "<cpu><numa><cell id='0' cpus='0-3' memory='128' unit='MiB'/></numa></cpu><devices>"
        + "<controller type='pci' index='0' model='pcie-root'/>"
        + string.Concat(Enumerable.Repeat("<controller type='pci' model='pcie-root-port'/>", ports))
        + $"<controller type='usb' model='none'/><memballoon model='none'/>{devices}</devices></domain>";

    /// <summary>Paused, which costs no host CPU.</summary>
    public void Start() => Domain.Create(DomainCreateFlags.Paused);

    public static void Remove(string name)
    {
        using var connection = LibvirtConnection.Open(Uri);
        using var domain = connection.TryLookupByName(name);
        if (domain is null)
        {
            return;
        }

        if (domain.IsActive())
        {
            domain.Destroy();
        }

        // A transient one is gone by now.
        using var left = connection.TryLookupByName(name);
        left?.Undefine(DomainUndefineFlags.ManagedSave);
    }

    public void Dispose()
    {
        Remove(Name);
        Domain.Dispose();
        _connection.Dispose();
    }

    private static string Required(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException(
            $"{variable} is not set: this test needs a real libvirtd with QEMU. eng/test sets it up; by hand: eng/lab up, then eval \"$(eng/lab env)\". "
            + "To leave such tests out: dotnet test --filter Category!=Lab");
}
