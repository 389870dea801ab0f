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

    public static IEnumerable<Rule> All =>
    [
        ConfigurationOnly, PoweredOff, Transient, PlanIsCeiling, NotVerified, StepFailed, Exists, NotFound,
        DefinitionEdit, Unreachable, NoLibvirt, StateDeviates,
    ];
}
