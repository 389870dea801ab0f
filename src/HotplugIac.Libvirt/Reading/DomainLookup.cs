using HotplugIac.Hypervisors;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Reading;

/// <summary>Finds single machines.</summary>
internal static class DomainLookup
{
    /// <summary>By id where there is one, else by name.</summary>
    /// <returns>Null when there is none; a text that is no UUID finds none.</returns>
    public static LibvirtDomain? Find(LibvirtConnection connection, MachineRef machine) =>
        machine.Id is not { } id ? connection.TryLookupByName(machine.Name)
        : Guid.TryParse(id, out var uuid) ? connection.TryLookupByUuid(uuid)
        : null;
}
