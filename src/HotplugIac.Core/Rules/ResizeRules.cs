namespace HotplugIac.Core.Rules;

/// <summary>Of machines that are resized as a whole and have one definition for now and for the next boot: Cloud Hypervisor.</summary>
public static class ResizeRules
{
    public static readonly Rule RemovalPending = new("HP1010", "The guest has not given up vCPUs that it was asked for",
        "Until the guest has ejected what it was asked for, the hypervisor accepts no other number of vCPUs. A reset of the guest ends the removal.",
        "Keep the number that was asked for and wait, ask for the number that the guest still has, or reboot the guest.",
        "Cloud Hypervisor CpuManager::resize, check_pending_removed_vcpu: answered with 429 since v46, with 500 before (B)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 4, max_vcpus 4, memory 2GiB, max_memory 8GiB\n  at the next boot: vcpus 2\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method Acpi)", "vcpus = 3", "vcpus",
            "\"web\" was asked to go from 4 vCPUs to 2, and its guest still has 4: until it gives them up no other number is accepted, so 3 is not possible now. Choose 2 to wait for it or 4 to keep them, or reboot the guest, which ends the removal. (HP1010)"),
        See = ["HP1006", "HP4017"],
    };

    public static readonly Rule AcpiGrow = new("HP2014", "Memory is hot-added through ACPI",
        "The machine's memory is raised in steps of 128 MiB within hotplug_size. The guest sees a new range and has to online it.",
        "Have the guest online what is added: memhp_default_state=online on its kernel command line, or a udev rule. It needs ACPI GED: Linux 5.5 or newer, or CONFIG_ACPI_REDUCED_HARDWARE_ONLY.",
        "Cloud Hypervisor MemoryManager::resize, hotplug_ram_region: steps of 128 MiB, HOTPLUG_COUNT of 8 (B, C2, C3, C5)")
    {
        Example = RuleExample.Live("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method Acpi)", "memory = \"4GiB\"", "memory",
            "2GiB → 4GiB, hot-added through ACPI, to be onlined in the guest (HP2014)"),
        See = ["HP2015", "HP4037"],
    };

    public static readonly Rule AcpiShrink = new("HP2015", "Less ACPI memory comes with the next reset",
        "The hypervisor writes down the lower amount and leaves the running guest what it has. Any reset brings it: the guest's own reboot too.",
        "Reboot the guest when it suits you, or set on_reboot_required = \"reboot\". A machine with hotplug_method VirtioMem can give memory back while it runs.",
        "Cloud Hypervisor Vm::resize, and its own documentation of hotplug (B)")
    {
        Example = RuleExample.Reboot("web is running\n  vcpus 2, max_vcpus 4, memory 4GiB, base_memory 2GiB, max_memory 8GiB\n  memory device ua-hotplug-acpi: dimm 2GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method Acpi)", "memory = \"2GiB\"", "memory",
            "4GiB → 2GiB, removed with the next reset, which the guest's own reboot is too (HP2015)"),
        See = ["HP2014", "HP4014"],
    };

    public static readonly Rule MadeAnew = new("HP4036", "The machine has to be made anew",
        "The hypervisor takes maxima, topology, NUMA, zones and how memory grows when a machine is made, and changes none of them afterwards.",
        "Choose max_vcpus and max_memory with room when the machine is made. To go on: let the replacement happen when it suits you, for the guest is stopped by it; its disks stay.",
        "Cloud Hypervisor VmConfig::validate, vm.create; there is no request that changes them (B)")
    {
        Example = RuleExample.Replace("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method Acpi)", "max_vcpus = 8", "max_vcpus",
            "4 → 8, fixed since the machine was made, which is made anew for it (HP4036)"),
        See = ["HP4038"],
    };

    public static readonly Rule CannotWait = new("HP4037", "The change cannot be left for the next boot",
        "The hypervisor has one definition of a machine, and what is written to it changes the running guest too; only less ACPI memory waits.",
        "Choose a value that can be reached live, or let the machine be stopped: on_reboot_required = \"reboot\".",
        "Cloud Hypervisor vmm vm_resize: a running machine is changed, one that is off is written down (B)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 4, max_vcpus 4, memory 2GiB, max_memory 8GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method Acpi)", "vcpus = 2\nunplug = \"reboot\"", "vcpus",
            "vcpus cannot go from 4 to 2 while \"web\" runs (removed at the next boot), and it cannot be left for the next boot either: {why} Set on_reboot_required = \"reboot\" to have the machine stopped for it, or choose a value that can be reached live. (HP4037)"),
        See = ["HP2014", "HP2015"],
    };

    public static readonly Rule AdoptedAnew = new("HP4038", "An adopted machine would have to be made anew",
        "Only a machine whose definition is given here can be made anew. This one was adopted: it belongs to whoever made it.",
        "Make it anew with the new maximum by the tool that made it, or give its definition here, which makes the machine this resource's own.",
        "a promise of HotplugIac: an adopted machine is never deleted")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method Acpi)", "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"\nmax_vcpus = 8", "max_vcpus",
            "max_vcpus cannot go from 4 to 8 on \"web\": the machine would have to be made anew. {why} {remedy} (HP4038)"),
        See = ["HP4036"],
    };

    public static readonly Rule NoGracefulStop = new("HP4039", "The machine cannot be stopped without losing it",
        "Its VMM runs without --no-shutdown: when the guest powers off, the process ends and the machine with it.",
        "Run the VMM with --no-shutdown (docs/guides/cloud-hypervisor.md has a unit for systemd), reboot the guest yourself, or set force_stop = true, which resets it as pulling the plug does.",
        "Cloud Hypervisor control_loop: the exit event ends the VMM unless --no-shutdown, v52 (B)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 2, max_vcpus 4, memory 4GiB, base_memory 2GiB, max_memory 8GiB\n  memory device ua-hotplug-acpi: dimm 2GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method Acpi)\n  its VMM runs without --no-shutdown", "memory = \"2GiB\"\non_reboot_required = \"reboot\"", "on_reboot_required",
            "\"web\" would have to be stopped. {why} {remedy} (HP4039)"),
        See = ["HP4018"],
    };

    public static readonly Rule NoVmm = new("HP4040", "No VMM serves the machine",
        "Each machine has a VMM process of its own with an API socket NAME.sock in the folder of the uri. A machine lives in that process only: when it ends, the machine is gone.",
        "Start it: cloud-hypervisor --api-socket FOLDER/NAME.sock --no-shutdown (docs/guides/cloud-hypervisor.md has a unit for systemd).",
        "Cloud Hypervisor: VmConfig lives in the VMM's memory (B)")
    {
        Example = RuleExample.Failure("", "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"\nuri = \"ch+unix:///run/cloud-hypervisor\"\ndefinition = jsonencode({ payload = { kernel = \"/srv/vmlinux\" } })", "",
            "The machine \"web\": There is no VMM at /run/cloud-hypervisor/web.sock. {why} {remedy} (HP4040)"),
        See = ["HP4008", "HP4010"],
    };

    public static readonly Rule Unseen = new("HP4041", "The machine's process cannot be seen",
        "The hypervisor itself tells only how many vCPUs were asked for; how many run shows in the threads of its process.",
        "Plan and apply where /proc shows the VMM: on its host, in its process namespace, as its user or as root.",
        "Cloud Hypervisor vm.info has no count of running vCPUs; CpuManager names the thread of each (B)")
    {
        Example = RuleExample.Warning("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method Acpi)\n  its VMM's process cannot be seen", "vcpus = 4", "vcpus",
            "The process of \"web\" cannot be seen from here, so its vCPUs are told as they were asked for and not as they are. {remedy} (HP4041)"),
        See = ["HP1006", "HP1010"],
    };

    public static readonly Rule Untold = new("HP4042", "What the guest has of virtio-mem is not told",
        "Before v52 Cloud Hypervisor tells how much virtio-mem a guest was asked to use, and not how much it uses.",
        "Look in the guest, or run v52 or newer.",
        "Cloud Hypervisor vm.info memory_actual_size: counts what is plugged since v52 (B)")
    {
        Example = RuleExample.Warning("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB\n  memory device ua-hotplug-memory: virtio-mem 0B of 6GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method VirtioMem)\n  its VMM is older than v52", "memory = \"4GiB\"", "memory",
            "What the guest of \"web\" takes or gives back of virtio-mem is not told by cloud-hypervisor v53, so its memory is told as it was asked for. {remedy} (HP4042)"),
        See = ["HP2002", "HP2008"],
    };

    public static readonly Rule NoSuchNotion = new("HP9044", "The hypervisor has no such notion",
        "The attribute speaks of something that this hypervisor does not have, so setting it could not have an effect.",
        "Leave the attribute out.",
        "Cloud Hypervisor's API description, VmConfig and vm.resize (B)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB\n  memory device ua-hotplug-memory: virtio-mem 0B of 6GiB\n  it is resized as a whole (cloud-hypervisor v53, hotplug_method VirtioMem)", "memory_slots = 4", "memory_slots",
            "memory_slots = 4: slots are not a notion of Cloud Hypervisor. Memory grows up to max_memory (hotplug_size), through ACPI 8 times between two boots. Leave memory_slots out. (HP9044)"),
        See = ["HP9013"],
    };

    public static IEnumerable<Rule> All => [RemovalPending, AcpiGrow, AcpiShrink, MadeAnew, CannotWait, AdoptedAnew, NoGracefulStop, NoVmm, Unseen, Untold, NoSuchNotion];
}
