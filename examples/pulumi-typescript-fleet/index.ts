import * as hotplug from "@pulumi/hotplug";
import * as pulumi from "@pulumi/pulumi";
import { machines, sizes } from "./fleet";
import { inOfficeHours } from "./officeHours";

const config = new pulumi.Config();
const officeHours = config.get("officeHours") ?? "08:00-18:00 Europe/Berlin";
// `now` is for tests and rehearsals: what would happen tonight?
const now = new Date(config.get("now") ?? Date.now());

// What needs a reboot is written at once in both cases. In office hours it waits, and the machine keeps running.
export const onRebootRequired = inOfficeHours(officeHours, now) ? hotplug.RebootPolicy.Defer : hotplug.RebootPolicy.Reboot;

// The machines are there already, so that no definition is given: they are adopted, and destroying the stack releases them, running.
const fleet = machines.map(machine => new hotplug.VirtualMachine(machine.name, {
    name: machine.name,
    ...sizes[machine.role],
    onRebootRequired,
    // A guest that does not give memory back is no failure of the update: the rest waits for its next reboot.
    unplug: hotplug.UnplugPolicy.LiveOrPending,
}));

/** Machines whose next boot will change them. */
export const waitForReboot = pulumi
    .all(fleet.map(machine => pulumi.all([machine.name, machine.pendingReboot])))
    .apply(all => all.filter(([, pending]) => pending).map(([name]) => name));
