using System.Globalization;
using Fleet;
using Pulumi;
using Pulumi.Hotplug;

return await Deployment.RunAsync(() =>
{
    var config = new Pulumi.Config();
    var officeHours = OfficeHours.Parse(config.Get("officeHours") ?? "08:00-18:00 Europe/Berlin");
    // `now` is for tests and rehearsals: what would happen tonight?
    var now = config.Get("now") is { } given ? DateTimeOffset.Parse(given, CultureInfo.InvariantCulture) : TimeProvider.System.GetUtcNow();

    // What needs a reboot is written at once in both cases. In office hours it waits, and the machine keeps running.
    var policy = officeHours.Contains(now) ? RebootPolicy.Defer : RebootPolicy.Reboot;

    var machines = FleetList.Machines.Select(machine => Adopt(machine, policy)).ToList();
    return new Dictionary<string, object?>
    {
        ["onRebootRequired"] = policy.ToString(),
        ["waitForReboot"] = Output.All(machines.Select(machine => Output.Tuple(machine.Name, machine.PendingReboot)))
            .Apply(all => all.Where(machine => machine.Item2).Select(machine => machine.Item1).ToList()),
    };
});

// The machines are there already, so that no definition is given: they are adopted, and destroying the stack releases them, running.
static VirtualMachine Adopt(Machine machine, RebootPolicy policy)
{
    var size = FleetList.SizeOf(machine.Role);
    return new VirtualMachine(machine.Name, new VirtualMachineArgs
    {
        Name = machine.Name,
        Vcpus = size.Vcpus,
        MaxVcpus = size.MaxVcpus,
        Memory = size.Memory,
        OnRebootRequired = policy,
        // A guest that does not give memory back is no failure of the update: the rest waits for its next reboot.
        Unplug = UnplugPolicy.LiveOrPending,
    });
}
