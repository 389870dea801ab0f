using HotplugIac.Harness;
using Libvirt.Native;

namespace LibvirtProbe.Live;

/// <summary>The floor: the same two calls to libvirt from a program that runs already, over a connection that it opens.</summary>
internal sealed class CallsSide(LibvirtLab lab) : ISide
{
    public string Name => "calls";

    public Task<Func<Task>> PrepareAsync(Guest guest, Sizes wanted) => Task.FromResult<Func<Task>>(() =>
    {
        using var connection = LibvirtConnection.Open(lab.Uri);
        using var domain = connection.LookupByName(guest.Name);
        domain.SetVcpus(wanted.Vcpus, DomainVcpuFlags.Live | DomainVcpuFlags.Config);
        domain.AttachDevice(wanted.DimmXml, DomainDeviceFlags.Live | DomainDeviceFlags.Config);
        return Task.CompletedTask;
    });
}
