using HotplugIac.Hypervisors;

namespace HotplugIac.Resources;

/// <summary>Turns a URI into a hypervisor.</summary>
public interface IHypervisorFactory
{
    /// <summary>The hypervisor for a URI, without connecting yet; null when no hypervisor knows the scheme.</summary>
    /// <exception cref="HypervisorException">The scheme is known, but the URI cannot be one of it.</exception>
    IHypervisor? Create(string uri);
}
