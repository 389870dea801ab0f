namespace HotplugIac.Hypervisors;

/// <summary>A machine in the hypervisor's own words, for people who look for a cause: only what CPU and memory rest on, and no secret.</summary>
/// <param name="Name">Of a file: <c>running.xml</c>.</param>
public sealed record MachineDocument(string Name, string Content);
