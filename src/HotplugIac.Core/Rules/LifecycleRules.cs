namespace HotplugIac.Core.Rules;

/// <summary>HP4xxx: lifecycle, state and policy.</summary>
public static partial class LifecycleRules
{
    public static readonly Rule ConfigurationOnly = new("HP4001", "Only the configuration changes",
        "The running machine already has this value; the next boot would have brought another one.",
        "Nothing to do.",
        "libvirt keeps two definitions of a running machine, the live one and that of the next boot: virDomainObjRemoveTransientDef (A4.1)")
    {
        Example = RuleExample.Live("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16\n  at the next boot: vcpus 3", "vcpus = 2", "vcpus",
            "3 → 2, configuration only, the machine has it already (HP4001)"),
        See = ["HP4014"],
    };

    public static readonly Rule PoweredOff = new("HP4002", "The machine is off",
        "The change is written to the configuration and effective when the machine is started.",
        "Nothing to do.",
        "libvirt virDomainDefineXML on a machine that is off (A4.1)")
    {
        Example = RuleExample.Live("web is off\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 4", "vcpus",
            "2 → 4, effective at the next start (HP4002)"),
        See = ["HP4016", "HP4019"],
    };

    public static readonly Rule Transient = new("HP4003", "The machine keeps no configuration",
        "A transient machine vanishes when it stops, and libvirt refuses to write a configuration for it.",
        "Make it persistent first: virsh dumpxml NAME > vm.xml; virsh define vm.xml.",
        "libvirt: \"transient domains do not have any persistent config\" (A4.6)")
    {
        Example = RuleExample.Refusal("web is running, transient\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 4", "",
            "\"web\" is a transient machine. {why} {remedy} (HP4003)"),
        See = ["HP4006"],
    };

    public static readonly Rule PlanIsCeiling = new("HP4004", "The machine has changed since the plan",
        "Applying now would do something that the plan did not list. Nothing was touched.",
        "Plan again and look at the new plan.",
        "a promise of HotplugIac: the plan is the ceiling of what an apply does")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "vcpus = 4", "vcpus",
            "The machine \"web\" has changed since the plan was made: vcpus would now need \"live: 1 → 4, hot-added (HP1001)\", but the plan lists \"live: 2 → 4, hot-added (HP1001)\". Nothing was touched. {remedy} (HP4004)"),
        See = ["HP4012"],
    };

    public static readonly Rule NotVerified = new("HP4005", "The hypervisor reported success, but the machine does not show it",
        "A success reply proves nothing: each step is read back, and this one did not take effect.",
        "Look at the machine and the hypervisor's log, then plan again: the state holds what was read back.",
        "HotplugIac reads each step back; success that is none observed on libvirt 9.0.0 with QEMU 7.2: a DIMM that stays, a vCPU count that libvirt alone believes in (D1, D5)")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "vcpus = 4", "vcpus",
            "The hypervisor accepted the step \"hot-add vCPUs 2 → 4\", but the machine does not show it after 10 s. It has 2 vCPUs. {remedy} (HP4005)"),
        See = ["HP4006", "HP4012"],
    };

    public static readonly Rule StepFailed = new("HP4006", "The hypervisor refused a step",
        "The hypervisor answered with an error.",
        "See its message. The state holds what was read back; plan again after the cause is removed.",
        "the hypervisor's own error code and message (A5)")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "vcpus = 4", "vcpus",
            "The step \"hot-add vCPUs 2 → 4\" failed: internal error: no. What was done before it is kept; the state holds what was read back. (HP4006)"),
        See = ["HP4005", "HP4010"],
    };

    public static readonly Rule Exists = new("HP4007", "A machine of this name or UUID exists already",
        "A machine that is created here must not replace one that is there.",
        "To take over the existing machine, leave out definition, or import it: terraform import ADDRESS NAME. A replacement with create_before_destroy needs another name.",
        "a promise of HotplugIac: creating a machine replaces none")
    {
        Example = RuleExample.Refusal("", "name = \"test\"\nvcpus = 2\nmemory = \"2GiB\"\ndefinition = \"<domain type='test'><os><type>hvm</type></os></domain>\"", "name",
            "A machine \"test\" with the id 6695eb01-f6a4-8304-79aa-97f2502e193f exists already at test:///default. {remedy} (HP4007)"),
        See = ["HP4008", "HP4023"],
    };

    public static readonly Rule NotFound = new("HP4008", "There is no such machine",
        "Without a definition the machine must exist: it is adopted.",
        "Check name and uri, or give a definition to create it.",
        "HotplugIac adopts a machine for which no definition is given")
    {
        Example = RuleExample.Failure("", "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"", "name",
            "There is no machine \"web\" at qemu+ssh://home/system. {why} {remedy} (HP4008)"),
        See = ["HP4007", "HP4010"],
    };

    public static readonly Rule DefinitionEdit = new("HP4009", "The definition of an existing machine was edited",
        "This version reads the definition at create only and does not carry later edits over to the machine.",
        "Undo the edit, make the change with virsh edit, or replace the machine: terraform apply -replace=ADDRESS.",
        "the scope of this version")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"\ndefinition = \"<domain><title>new</title></domain>\"", "definition",
            "The definition of \"web\" was edited. {why} {remedy} (HP4009)"),
        See = ["HP4007"],
    };

    public static readonly Rule Unreachable = new("HP4010", "The hypervisor cannot be reached",
        "The connection could not be opened or broke.",
        "Check the uri, that the daemon runs there, and your access to it: virsh -c URI list.",
        "libvirt virConnectOpenAuth; the hypervisor's own message follows")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"", "uri",
            "The machine \"web\" at qemu+ssh://home/system could not be read: end of file while reading data. {remedy} (HP4010)"),
        See = ["HP4011", "HP4024", "HP4034", "HP9010"],
    };

    public static readonly Rule NoLibvirt = new("HP4011", "The libvirt client library is missing",
        "The provider talks to libvirt through libvirt.so.0, which this computer does not have.",
        "Install it. Debian, Ubuntu: apt-get install libvirt0. Fedora, RHEL: dnf install libvirt-libs.",
        "the dynamic loader's search for libvirt.so.0")
    {
        See = ["HP4010"],
    };

    public static readonly Rule StateDeviates = new("HP4012", "The machine is not as planned",
        "Every step succeeded, but reading back shows values other than planned: something else changes the machine.",
        "Plan again: the state holds what was read back.",
        "a promise of HotplugIac: the state holds what was read back")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "name = \"web\"\nvcpus = 4\nmemory = \"2GiB\"", "pending_reboot",
            "\"web\" is not as planned, something else changed it meanwhile: pending_reboot is true instead of false; pending_changes is {vcpus = \"3 → 4 at the next boot\"} instead of {}; live_values is {base_memory = \"2GiB\", max_memory = \"8GiB\", max_vcpus = 4, memory = \"2GiB\", memory_slots = 16, vcpus = 3} instead of {base_memory = \"2GiB\", max_memory = \"8GiB\", max_vcpus = 4, memory = \"2GiB\", memory_slots = 16, vcpus = 4}. {remedy} (HP4012)"),
        See = ["HP4004", "HP4005"],
    };

    public static readonly Rule PowerCycle = new("HP4013", "The change comes with the stop and start",
        "on_reboot_required = \"reboot\": the machine is stopped and started once, and comes back with this value.",
        "Nothing to do. To keep the machine running, set on_reboot_required = \"defer\".",
        "libvirt virDomainShutdownFlags, then virDomainCreateWithFlags: only a new QEMU process has the new configuration (A4.3)")
    {
        Example = RuleExample.Reboot(RuleExample.Typical, "vcpus = 4\nmax_vcpus = 8\non_reboot_required = \"reboot\"", "vcpus",
            "2 → 4, comes with the stop and start (HP4013)"),
        See = ["HP4014", "HP4015", "HP4018"],
    };

    public static readonly Rule PendingTakesEffect = new("HP4014", "A pending change takes effect with this stop and start",
        "It was written to the configuration before; any stop and start of the machine brings it.",
        "Undo the pending change first if it must not come.",
        "libvirt qemuProcessStop: the configuration becomes the definition of the next process (A4.1, A4.3)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16\n  at the next boot: max_memory 16GiB", "max_vcpus = 8\non_reboot_required = \"reboot\"", "max_memory",
            "8GiB → 16GiB, pending before, comes with the stop and start (HP4014)"),
        See = ["HP4013", "HP4001"],
    };

    public static readonly Rule RebootRefused = new("HP4015", "The change needs a reboot, and the policy forbids one",
        "on_reboot_required = \"fail\".",
        "Leave the change out, or set on_reboot_required to \"defer\" (written now, effective at the next boot) or \"reboot\" (stopped and started by the apply).",
        "the meaning of on_reboot_required")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "max_vcpus = 8\non_reboot_required = \"fail\"", "max_vcpus",
            "max_vcpus would need a reboot of \"web\": 4 → 8, at the next boot (HP1003). That is not allowed: {why} {remedy} (HP4015)"),
        See = ["HP4013"],
    };

    public static readonly Rule StartedAgain = new("HP4016", "The machine is started again",
        "An earlier apply stopped the machine to start it again and was interrupted in between; its mark is in the machine's metadata.",
        "Nothing to do.",
        "a promise of HotplugIac: an interrupted stop and start is finished by the next apply, and no machine that somebody else stopped is started")
    {
        Example = RuleExample.Live("web is off, with the mark of an interrupted apply\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "# nothing new", "power_state",
            "shut off → running, started again after an interrupted apply (HP4016)"),
        See = ["HP4013", "HP4019"],
    };

    public static readonly Rule GuestRefused = new("HP4017", "The guest did not give it back",
        "A running guest has to co-operate in every unplug: kernel memory in a DIMM, a busy vCPU, a guest that is paused, hung or has hotplug switched off prevent it.",
        "Free the memory in the guest (online_movable), or set unplug = \"live_or_pending\" (what the guest refuses waits for the next boot) or unplug = \"reboot\".",
        "libvirt qemuDomainHotplugDelVcpu, qemuDomainDetachDeviceLive: \"unplug of device was rejected by the guest\"; silence observed on libvirt 9.0.0 with QEMU 7.2 is success for a DIMM and error 68 for a vCPU (A1, A2, C4, D1, D5)")
    {
        Example = RuleExample.Failure("web is running\n  vcpus 4, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 2", "vcpus",
            "The guest did not give it back within 60 s (unplug_timeout): the guest did not answer in 5 s. The machine has 4 vCPUs. {remedy} (HP4017)"),
        See = ["HP4020", "HP1006", "HP2007", "HP2008"],
    };

    public static readonly Rule ShutdownIgnored = new("HP4018", "The machine did not shut down",
        "The guest was asked to shut down and did not within shutdown_timeout. A paused guest hears nothing: it is not asked.",
        "Shut it down yourself, raise shutdown_timeout, or set force_stop = true to have it destroyed then.",
        "libvirt virDomainShutdownFlags only asks (A4.3)")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "vcpus = 4\nmax_vcpus = 8\non_reboot_required = \"reboot\"\nshutdown_timeout = \"4s\"", "",
            "\"web\" did not shut down within 4 s (shutdown_timeout). It keeps running; what was planned stays in its configuration and waits for the next boot. {remedy} (HP4018)"),
        See = ["HP4013"],
    };

    public static readonly Rule ManagedSave = new("HP4019", "A saved image would bring back the old sizing",
        "The machine has a managed save image. Starting it restores the definition that it had when it was saved, and what was configured since is not applied.",
        "Start it (virsh start NAME) and plan again, or discard the image, which loses what was in its memory: virsh managedsave-remove NAME.",
        "libvirt virDomainCreateWithFlags restores the saved definition, observed on libvirt 9.0.0 with QEMU 7.2 (A4.5)")
    {
        Example = RuleExample.Live("web is off, with a managed save image\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 4", "vcpus",
            "2 → 4, written, but the next start restores the saved image and not this (HP4019)"),
        See = ["HP4002", "HP4016"],
    };

    public static readonly Rule LeftPending = new("HP4020", "What the guest refused waits for the next boot",
        "unplug = \"live_or_pending\": the guest did not give it back in time, so it was written to the configuration only.",
        "Stop and start the machine when it suits you.",
        "the meaning of unplug (A1, A2)")
    {
        Example = RuleExample.Warning("web is running\n  vcpus 4, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "vcpus = 2\nunplug = \"live_or_pending\"", "vcpus",
            "The guest did not give it back within 60 s (unplug_timeout): the guest did not answer in 5 s. The machine has 4 vCPUs. The rest waits for the next boot. {remedy} (HP4020)"),
        See = ["HP4017"],
    };

    public static readonly Rule GuestOffline = new("HP4021", "The guest has not brought it online",
        "Plugged vCPUs and memory are there, but the guest's own system has not taken them into use.",
        "Online them in the guest (udev rule, auto_online_blocks), or set guest = \"online\".",
        "Linux brings hot-added CPUs and memory up as present and offline; udev, auto_online_blocks or the agent onlines them (C1, C3)")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "vcpus = 4\nguest = \"verify\"", "guest",
            "In the guest vCPUs 2, 3 of 4 are offline. What was plugged stays. {remedy} (HP4021)"),
        See = ["HP1001", "HP2001", "HP4022"],
    };

    public static readonly Rule NoAgent = new("HP4022", "No guest agent answers",
        "guest = \"verify\" and \"online\" ask the QEMU guest agent, and none answers.",
        "Install and start qemu-guest-agent and give the machine its channel (org.qemu.guest_agent.0), or set guest = \"auto\".",
        "libvirt qemuDomainAgentAvailable: \"QEMU guest agent is not configured\" (A1, C7)")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "vcpus = 4\nguest = \"verify\"", "guest",
            "{why} {remedy} (HP4022)"),
        See = ["HP4021"],
    };

    public static readonly Rule SecondCopy = new("HP4023", "The machine runs on another known host",
        "A machine of this name or UUID is there already. A second copy on the same disks destroys data.",
        "Import the existing machine, or delete it first.",
        "a promise of HotplugIac: no second copy of a machine on a known host")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"\ndefinition = \"<domain type='test'><os><type>hvm</type></os></domain>\"", "name",
            "A machine \"web\" with the id 3f0c exists already at qemu+ssh://home/system. {why} {remedy} (HP4023)"),
        See = ["HP4007"],
    };

    public static readonly Rule KeptState = new("HP4024", "The hypervisor cannot be reached; the last known state is kept",
        "on_unreachable = \"keep\".",
        "What is shown may be old. Plan again when the hypervisor answers.",
        "the meaning of on_unreachable")
    {
        Example = RuleExample.Warning(RuleExample.Typical, "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"", "uri",
            "The last known state of \"web\" is kept (on_unreachable = \"keep\"). The machine \"web\" at qemu+ssh://home/system could not be read: end of file while reading data. Check the uri, that the daemon runs there, and your access to it: virsh -c URI list. {remedy} (HP4024)"),
        See = ["HP4010"],
    };

    public static readonly Rule NotPrepared = new("HP4025", "The machine is not prepared for hotplug",
        "What a machine needs for hotplug has to be there before it starts: maximum, slots, NUMA cell, spare PCIe root ports, the guest agent's channel.",
        "Add it once; it takes effect at the next boot.",
        "libvirt and QEMU lay out maximum, slots, cells and ports when the process starts; observed on libvirt 9.0.0 with QEMU 7.2 (D9, D17)")
    {
        Example = RuleExample.Warning("web is running\n  vcpus 2, max_vcpus 2, min_vcpus 2, memory 2GiB, max_memory 2GiB", "vcpus = 2\nmemory = \"2GiB\"", "",
            "\"web\" lacks for hotplug:\n  room for vCPUs: it has all 2 that it may have. Set for example max_vcpus = 8.\n  hotpluggable vCPUs: none of its 2 can be taken away while it runs. Set for example min_vcpus = 1.\n  memory hotplug: its memory is fixed while it runs. Set for example max_memory = \"8GiB\".\n{remedy} (HP4025)"),
        See = ["HP1002", "HP1007", "HP2004"],
    };

    public static readonly Rule TimedOut = new("HP4029", "The operation took longer than its timeout",
        "timeouts bounds every operation, so that a hypervisor that does not answer does not block for ever.",
        "Apply again: it goes on where this one stopped. Raise the value in timeouts where the operation needs longer.",
        "the meaning of timeouts")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "name = \"web\"\nvcpus = 4\nmemory = \"2GiB\"\ntimeouts = {update = \"7m\"}", "timeouts",
            "The operation took longer than timeouts.update allows (0:07:00) and was stopped. The state holds what was read back. {remedy} (HP4029)"),
        See = ["HP4010"],
    };

    public static readonly Rule Busy = new("HP4030", "Another apply is working on this machine",
        "Two applies on one machine would undo each other's work. The second waits, for as long as timeouts lets it.",
        "Apply again when the other has ended. Only applies on the same host wait for each other.",
        "a promise of HotplugIac: the plan is the ceiling of what an apply does, and an apply leaves a machine whole")
    {
        Example = RuleExample.Failure(RuleExample.Typical, "name = \"web\"\nvcpus = 4\nmemory = \"2GiB\"\ntimeouts = {update = \"7m\"}", "",
            "The machine \"web\": another apply on this host has been working on it for the 420 s that this one could wait. Nothing was touched. {remedy} (HP4030)"),
        See = ["HP4004", "HP4029"],
    };

    public static readonly Rule MarkLeft = new("HP4031", "The mark of an interrupted apply is removed",
        "An apply that was to stop and start the machine was interrupted before it could remove its mark. The machine runs; left on it, the mark would have it started when somebody stops it.",
        "Nothing to do. The machine itself is not touched.",
        "a promise of HotplugIac: no machine that somebody else stopped is started")
    {
        Example = RuleExample.Live("web is running, with the mark of an interrupted apply\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16", "# nothing new", "power_state",
            "running, marked as stopped by an apply → running, the mark of an interrupted apply is removed (HP4031)"),
        See = ["HP4013", "HP4016"],
    };

    public static IEnumerable<Rule> All =>
    [
        ConfigurationOnly, PoweredOff, Transient, PlanIsCeiling, NotVerified, StepFailed, Exists, NotFound,
        DefinitionEdit, Unreachable, NoLibvirt, StateDeviates, PowerCycle, PendingTakesEffect, RebootRefused, StartedAgain,
        GuestRefused, ShutdownIgnored, ManagedSave, LeftPending, GuestOffline, NoAgent, SecondCopy, KeptState, NotPrepared,
        TimedOut, Busy, MarkLeft, AuthFailed, TwoResources,
    ];
}
