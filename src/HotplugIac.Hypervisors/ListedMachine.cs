using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>Which machines to list.</summary>
/// <param name="OnlyActive">Only those with a hypervisor process, running or paused.</param>
/// <param name="Name">Only those whose name it accepts; null: any name. Called from any thread.</param>
public sealed record MachineFilter(bool OnlyActive = false, Predicate<string>? Name = null)
{
    public static MachineFilter All { get; } = new();

    public bool Accepts(string name) => Name is null || Name(name);
}

/// <summary>One machine of a list. One that cannot be read is in the list too: it must not hide the others.</summary>
/// <param name="Power">Null when not even that could be read.</param>
/// <param name="Snapshot">Null when it could not be read; then <paramref name="Failure"/> says why.</param>
public sealed record ListedMachine(string Id, string Name, PowerState? Power, MachineSnapshot? Snapshot, HypervisorException? Failure)
{
    public static ListedMachine Of(MachineSnapshot snapshot) => new(snapshot.Id, snapshot.Name, snapshot.Power, snapshot, null);
}
