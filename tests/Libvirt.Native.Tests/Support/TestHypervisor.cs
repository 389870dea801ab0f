using System.Diagnostics;

namespace Libvirt.Native.Tests;

/// <summary>
/// libvirt's own test driver, real libvirt code with imaginary machines. A connection to a file has a host of its own, so that
/// tests do not see each other's domains; test:///default is one host for the whole process.
/// </summary>
internal sealed class TestHypervisor : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"libvirt-native-{Guid.NewGuid():N}.xml");

    internal TestHypervisor(string? authentication = null, bool isOpen = true)
    {
        LibvirtEventLoop.Start();
        File.WriteAllText(_file, $"<node>{authentication}</node>");
        Uri = "test://" + _file;
        Connection = isOpen ? LibvirtConnection.Open(Uri) : null!;
    }

    internal string Uri { get; }

    internal LibvirtConnection Connection { get; }

    /// <summary>A definition. 512 MiB, 2 of 8 vCPUs.</summary>
    internal static string Xml(string name, Guid uuid, int vcpus = 2, int maxVcpus = 8, string inner = "") => $"""
        <domain type='test'>
          <name>{name}</name>
          <uuid>{uuid}</uuid>
          <memory unit='KiB'>524288</memory>
          <vcpu current='{vcpus}'>{maxVcpus}</vcpu>
          <os><type>hvm</type></os>
          {inner}
        </domain>
        """;

    internal LibvirtDomain Define(string name = "one", Guid? uuid = null, int vcpus = 2, int maxVcpus = 8) =>
        Connection.DefineXml(Xml(name, uuid ?? Guid.NewGuid(), vcpus, maxVcpus));

    internal LibvirtDomain Start(string name = "one", int vcpus = 2, int maxVcpus = 8)
    {
        var domain = Define(name, vcpus: vcpus, maxVcpus: maxVcpus);
        domain.Create();
        return domain;
    }

    public void Dispose()
    {
        Connection?.Dispose();
        File.Delete(_file);
    }

    /// <summary>Waits for something that happens on another thread.</summary>
    internal static void Eventually(Func<bool> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(20)).ShouldBeTrue($"{what}, but not within {clock.Elapsed}");
    }
}
