namespace HotplugIac.Resources.Schema;

/// <summary>The data sources, once for every surface.</summary>
public static class DataSourceTable
{
    public const string Host = "host";
    public const string VirtualMachine = "virtual_machine";
    public const string VirtualMachines = "virtual_machines";

    private const string Unreachable =
        "A hypervisor that cannot be reached is an error, whatever the provider's `on_unreachable` says: there is no last known state that could be kept.";

    public static IReadOnlyList<DataSourceSchema> All { get; } =
    [
        new(Host,
            "A hypervisor's host: what it has, what is free, what its running machines have taken and may still take, and the limits of machines on it. To be asked before a machine is made larger. "
            + $"What changes by itself, such as `free_memory`, is different at each plan: do not put it into arguments of resources. {Unreachable}",
            [.. HostRows.All]),
        new(VirtualMachine,
            "A virtual machine as it is, whoever made it, in the attributes of the resource. "
            + $"It shows what runs, or of a machine that is off what its next boot will have; what waits for a reboot stands in `pending_changes`. A machine that is not there is an error. {Unreachable}",
            [.. MachineRows.All]),
        new(VirtualMachines,
            "The virtual machines of a hypervisor, read in one go. Filters are combined; without any, all machines are listed. "
            + $"A machine that cannot be read is in the list with an `error` and without its values, and a warning tells it. {Unreachable}",
            [.. MachineListRows.All]),
    ];
}
