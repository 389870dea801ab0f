namespace HotplugIac.Core.Rules;

/// <summary>HP4xxx: lifecycle, state and policy.</summary>
public static class LifecycleRules
{
    public static readonly Rule ConfigurationOnly = new("HP4001", "Only the configuration changes",
        "The running machine already has this value; the next boot would have brought another one.",
        "Nothing to do.",
        "RULEBOOK A4.1: a running persistent domain has two definitions");

    public static readonly Rule PoweredOff = new("HP4002", "The machine is off",
        "The change is written to the configuration and effective when the machine is started.",
        "Nothing to do.",
        "RULEBOOK A4.1");

    public static readonly Rule Transient = new("HP4003", "The machine keeps no configuration",
        "A transient machine vanishes when it stops, and libvirt refuses to write a configuration for it.",
        "Make it persistent first: virsh dumpxml NAME > vm.xml; virsh define vm.xml.",
        "RULEBOOK A4.6: transient domains do not have any persistent config");

    public static readonly Rule PlanIsCeiling = new("HP4004", "The machine has changed since the plan",
        "Applying now would do something that the plan did not list. Nothing was touched.",
        "Plan again and look at the new plan.",
        "PRODUCT.md, promise 1");

    public static readonly Rule NotVerified = new("HP4005", "The hypervisor reported success, but the machine does not show it",
        "A success reply proves nothing: each step is read back, and this one did not take effect.",
        "Look at the machine and the hypervisor's log, then plan again: the state holds what was read back.",
        "RULEBOOK D");

    public static readonly Rule StepFailed = new("HP4006", "The hypervisor refused a step",
        "The hypervisor answered with an error.",
        "See its message. The state holds what was read back; plan again after the cause is removed.",
        "RULEBOOK A5");

    public static readonly Rule Exists = new("HP4007", "A machine of this name or UUID exists already",
        "A machine that is created here must not replace one that is there.",
        "To take over the existing machine, leave out definition, or import it: terraform import ADDRESS NAME.",
        "PRODUCT.md, uri and definition");

    public static readonly Rule NotFound = new("HP4008", "There is no such machine",
        "Without a definition the machine must exist: it is adopted.",
        "Check name and uri, or give a definition to create it.",
        "PRODUCT.md, definition");

    public static readonly Rule DefinitionEdit = new("HP4009", "The definition of an existing machine was edited",
        "This version reads the definition at create only and does not carry later edits over to the machine.",
        "Undo the edit, make the change with virsh edit, or replace the machine: terraform apply -replace=ADDRESS.",
        "PRODUCT.md, definition");

    public static readonly Rule Unreachable = new("HP4010", "The hypervisor cannot be reached",
        "The connection could not be opened or broke.",
        "Check the uri, that the daemon runs there, and your access to it: virsh -c URI list.",
        "PRODUCT.md, promise 7");

    public static readonly Rule NoLibvirt = new("HP4011", "The libvirt client library is missing",
        "The provider talks to libvirt through libvirt.so.0, which this computer does not have.",
        "Install it. Debian, Ubuntu: apt-get install libvirt0. Fedora, RHEL: dnf install libvirt-libs.",
        "ARCHITECTURE.md, Libvirt.Native");

    public static readonly Rule StateDeviates = new("HP4012", "The machine is not as planned",
        "Every step succeeded, but reading back shows values other than planned: something else changes the machine.",
        "Plan again: the state holds what was read back.",
        "PRODUCT.md, promise 3");

    public static readonly Rule PowerCycle = new("HP4013", "The change comes with the stop and start",
        "on_reboot_required = \"reboot\": the machine is stopped and started once, and comes back with this value.",
        "Nothing to do. To keep the machine running, set on_reboot_required = \"defer\".",
        "RULEBOOK A4.3: shutdown until SHUTOFF, then start");

    public static readonly Rule PendingTakesEffect = new("HP4014", "A pending change takes effect with this stop and start",
        "It was written to the configuration before; any stop and start of the machine brings it.",
        "Undo the pending change first if it must not come.",
        "PRODUCT.md, impact: a power cycle also lists what was pending before");

    public static readonly Rule RebootRefused = new("HP4015", "The change needs a reboot, and the policy forbids one",
        "on_reboot_required = \"fail\".",
        "Leave the change out, or set on_reboot_required to \"defer\" (written now, effective at the next boot) or \"reboot\" (stopped and started by the apply).",
        "PRODUCT.md, on_reboot_required");

    public static readonly Rule StartedAgain = new("HP4016", "The machine is started again",
        "An earlier apply stopped the machine to start it again and was interrupted in between; its mark is in the machine's metadata.",
        "Nothing to do.",
        "PRODUCT.md, promise 5");

    public static readonly Rule GuestRefused = new("HP4017", "The guest did not give it back",
        "A running guest has to co-operate in every unplug: kernel memory in a DIMM, a busy vCPU, a guest that is paused, hung or has hotplug switched off prevent it.",
        "Free the memory in the guest (online_movable), or set unplug = \"live_or_pending\" (what the guest refuses waits for the next boot) or unplug = \"reboot\".",
        "RULEBOOK A1 \"n -> m, m<n\", A2 \"remove dimm\", D1, D5");

    public static readonly Rule ShutdownIgnored = new("HP4018", "The machine did not shut down",
        "The guest was asked to shut down and did not within shutdown_timeout.",
        "Shut it down yourself, raise shutdown_timeout, or set force_stop = true to have it destroyed then.",
        "RULEBOOK A4.3");

    public static readonly Rule ManagedSave = new("HP4019", "A saved image would bring back the old sizing",
        "The machine has a managed save image. Starting it restores the definition that it had when it was saved, and what was configured since is not applied.",
        "Start it (virsh start NAME) and plan again, or discard the image, which loses what was in its memory: virsh managedsave-remove NAME.",
        "RULEBOOK A4.5");

    public static readonly Rule LeftPending = new("HP4020", "What the guest refused waits for the next boot",
        "unplug = \"live_or_pending\": the guest did not give it back in time, so it was written to the configuration only.",
        "Stop and start the machine when it suits you.",
        "PRODUCT.md, unplug");

    public static readonly Rule GuestOffline = new("HP4021", "The guest has not brought it online",
        "Plugged vCPUs and memory are there, but the guest's own system has not taken them into use.",
        "Online them in the guest (udev rule, auto_online_blocks), or set guest = \"online\".",
        "RULEBOOK C1, C3");

    public static readonly Rule NoAgent = new("HP4022", "No guest agent answers",
        "guest = \"verify\" and \"online\" ask the QEMU guest agent, and none answers.",
        "Install and start qemu-guest-agent and give the machine its channel (org.qemu.guest_agent.0), or set guest = \"auto\".",
        "PLATFORM.md, libvirt from C# 4");

    public static readonly Rule SecondCopy = new("HP4023", "The machine runs on another known host",
        "A machine of this name or UUID is there already. A second copy on the same disks destroys data.",
        "Import the existing machine, or delete it first.",
        "PRODUCT.md, uri");

    public static readonly Rule KeptState = new("HP4024", "The hypervisor cannot be reached; the last known state is kept",
        "on_unreachable = \"keep\".",
        "What is shown may be old. Plan again when the hypervisor answers.",
        "PRODUCT.md, on_unreachable");

    public static readonly Rule NotPrepared = new("HP4025", "The machine is not prepared for hotplug",
        "What a machine needs for hotplug has to be there before it starts: maximum, slots, NUMA cell, spare PCIe root ports, the guest agent's channel.",
        "Add it once; it takes effect at the next boot.",
        "RULEBOOK D17");

    public static readonly Rule TimedOut = new("HP4029", "The operation took longer than its timeout",
        "timeouts bounds every operation, so that a hypervisor that does not answer does not block for ever.",
        "Apply again: it goes on where this one stopped. Raise the value in timeouts where the operation needs longer.",
        "PRODUCT.md, timeouts");

    public static readonly Rule Busy = new("HP4030", "Another apply is working on this machine",
        "Two applies on one machine would undo each other's work. The second waits, for as long as timeouts lets it.",
        "Apply again when the other has ended. Only applies on the same host wait for each other.",
        "PRODUCT.md, promises 1 and 5");

    public static readonly Rule MarkLeft = new("HP4031", "The mark of an interrupted apply is removed",
        "An apply that was to stop and start the machine was interrupted before it could remove its mark. The machine runs; left on it, the mark would have it started when somebody stops it.",
        "Nothing to do. The machine itself is not touched.",
        "PRODUCT.md, promise 5");

    public static IEnumerable<Rule> All =>
    [
        ConfigurationOnly, PoweredOff, Transient, PlanIsCeiling, NotVerified, StepFailed, Exists, NotFound,
        DefinitionEdit, Unreachable, NoLibvirt, StateDeviates, PowerCycle, PendingTakesEffect, RebootRefused, StartedAgain,
        GuestRefused, ShutdownIgnored, ManagedSave, LeftPending, GuestOffline, NoAgent, SecondCopy, KeptState, NotPrepared,
        TimedOut, Busy, MarkLeft,
    ];
}
