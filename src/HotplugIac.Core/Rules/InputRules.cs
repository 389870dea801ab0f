namespace HotplugIac.Core.Rules;

/// <summary>HP9xxx: bad input, found before anything is touched.</summary>
public static class InputRules
{
    public static readonly Rule VcpuRange = new("HP9001", "The number of vCPUs is out of range",
        "A machine has at least one vCPU, and never more than its maximum.",
        "Choose a whole number from 1 to max_vcpus.",
        "libvirt qemuDomainSetVcpusInternal: \"requested vcpus is greater than max allowable vcpus\" (A1)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "vcpus = 6", "vcpus",
            "vcpus = 6 is above max_vcpus of the machine, which is 4: choose 1 to 4, or set max_vcpus to 6 or more (takes effect at the next boot). (HP9001)"),
        See = ["HP9002", "HP9016"],
    };

    public static readonly Rule VcpuLimit = new("HP9002", "The machine type cannot have that many vCPUs",
        "Each machine type has a fixed limit.",
        "Choose a maximum within the limit. On x86 more than 255 vCPUs need q35 and an IOMMU with EIM.",
        "libvirt qemuValidateDomainVCpuTopology: the machine type's own limit (A1)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16\n  its machine type takes at most 288 vCPUs", "max_vcpus = 512", "max_vcpus",
            "max_vcpus = 512 is above the limit of machine type pc-q35-7.2, which is 288. {remedy} (HP9002)"),
        See = ["HP9001"],
    };

    public static readonly Rule Size = new("HP9003", "This is not a size",
        "Sizes are written with an IEC unit: a bare number means bytes to some tools, KiB or MiB to others.",
        "Write for example \"8GiB\" or \"512MiB\".",
        "the meaning of sizes in a configuration")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nmemory = \"8GB\"", "memory",
            "memory = \"8GB\" has the unit \"GB\"; did you mean \"8GiB\"? Write a number and one of B, KiB, MiB, GiB, TiB or PiB, such as \"8GiB\" or \"512MiB\". (HP9003)"),
        See = ["HP9004"],
    };

    public static readonly Rule Unreachable = new("HP9004", "This amount of memory cannot be reached",
        "Memory devices come in whole blocks; a guest ignores a DIMM that is not a multiple of its memory block, and every later one.",
        "Use one of the nearest sizes that can be reached.",
        "QEMU: \"backend memory size must be multiple of 0x200000\"; a guest that ignores such a DIMM and each later one observed on libvirt 9.0.0 with QEMU 7.2 with Linux 6.1 (A2, C2, D10, E)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "memory = \"2148MiB\"", "memory",
            "memory = \"2148MiB\" cannot be reached: from 2GiB it moves in whole memory blocks of 128MiB. The nearest sizes are 2GiB and 2176MiB. (HP9004)"),
        See = ["HP9003", "HP9021"],
    };

    public static readonly Rule AboveMaximum = new("HP9005", "More memory than max_memory",
        "Capacity cannot exceed the maximum.",
        "Lower memory, or raise max_memory (takes effect at the next boot).",
        "libvirt virDomainDefCompatibleDevice: \"would exceed domain's maxMemory config size\" (A2, D12)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "memory = \"16GiB\"", "memory",
            "memory = \"16GiB\" is above max_memory, which is 8GiB: choose at most 8GiB, or raise max_memory to 16GiB or more (takes effect at the next boot). (HP9005)"),
        See = ["HP2003", "HP9015"],
    };

    public static readonly Rule Slots = new("HP9006", "The number of memory slots is out of range",
        "Machine types have a fixed number of slots; QEMU refuses to start with more.",
        "Choose a number within the limit; 0 turns slots off.",
        "257 slots can be defined and then fail at start, 256 work, observed on libvirt 9.0.0 with QEMU 7.2; QEMU machine_set_mem (A2, E)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "memory_slots = 257", "memory_slots",
            "memory_slots = 257 is not possible: choose a number from 0 to 256. (HP9006)"),
        See = ["HP2003"],
    };

    public static readonly Rule NumaMemory = new("HP9007", "The memory of the NUMA cells does not add up",
        "Base memory is the sum of the cells' memory.",
        "Make the cells' memory add up to base_memory, or leave base_memory out.",
        "libvirt virDomainDefPostParseMemory writes the sum of the cells over any other number (A2)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "base_memory = \"2GiB\"\nnuma_cells = [\n  { cpus = \"0-1\", memory = \"1GiB\" },\n  { cpus = \"2-3\", memory = \"512MiB\" },\n]", "numa_cells",
            "The cells of numa_cells add up to 1536MiB, but base_memory = \"2GiB\". {remedy} (HP9007)"),
        See = ["HP9008", "HP3001"],
    };

    public static readonly Rule NumaCpus = new("HP9008", "The vCPUs of the NUMA cells do not add up",
        "Each vCPU id from 0 to max_vcpus − 1 belongs to exactly one cell; libvirt puts missing ones into cell 0.",
        "List every id once.",
        "libvirt: \"Number of CPUs in <numa> exceeds the <vcpu> count\" (A3)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "numa_cells = [\n  { cpus = \"0-1\", memory = \"1GiB\" },\n  { cpus = \"2\", memory = \"1GiB\" },\n]", "numa_cells",
            "numa_cells name the vCPUs \"0-2\", but max_vcpus = 4 means 0 to 3. {remedy} (HP9008)"),
        See = ["HP9007", "HP3001"],
    };

    public static readonly Rule MalformedDefinition = new("HP9009", "The definition cannot be read",
        "The definition must be the hypervisor's own: a libvirt domain XML, or Cloud Hypervisor's VmConfig in JSON. The simulator reads both.",
        "Check domain XML with: virt-xml-validate FILE domain.",
        "the hypervisor's own format")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"\ndefinition = \"<domain type='test'><os></domain>\"", "definition",
            "Line 1, column 27: The 'os' start tag on line 1 position 22 does not match the end tag of 'domain'. Line 1, position 27. (HP9009)"),
        See = ["HP9014"],
    };

    public static readonly Rule Uri = new("HP9010", "The uri is not one that this version knows",
        "The scheme tells the hypervisor.",
        "Use a libvirt URI such as qemu:///system, qemu+ssh://host/system or test:///default, ch+unix:///run/cloud-hypervisor for Cloud Hypervisor, or sim:///path/state.json for the simulator.",
        "the list of hypervisors that this version has")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"\nuri = \"vbox:///session\"", "uri",
            "uri = \"vbox:///session\" has no scheme that this version knows. {remedy} (HP9010)"),
        See = ["HP4010"],
    };

    public static readonly Rule Missing = new("HP9011", "A value is missing",
        "Without it there is nothing to plan.",
        "Set it.",
        "the attributes of the resource")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nmemory_devices = {a = {model = \"dimm\"}}", "memory_devices",
            "memory_devices[\"a\"] lacks size. {remedy} (HP9011)"),
        See = ["HP9026", "HP9027"],
    };

    public static readonly Rule NumaDefinition = new("HP9012", "The change needs to know the NUMA layout",
        "With several NUMA cells there is more than one way to place this memory or these vCPUs.",
        "Set numa_cells.",
        "libvirt qemuDomainDefNumaCPUsRectify puts what is left over into cell 0 (A3, D6)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16, numa_cells cell 0 = 0-1: 1GiB; cell 1 = 2-3: 1GiB", "memory = \"4GiB\"\nbase_memory = \"4GiB\"", "base_memory",
            "This changes base memory from 2GiB to 4GiB, and the machine has 2 NUMA cells. Set numa_cells to say which cell changes. (HP9012)"),
        See = ["HP9007", "HP9008"],
    };

    public static readonly Rule MemoryMethod = new("HP9013", "The machine cannot use this memory method",
        "The hypervisor, its version or the machine type lacks it.",
        "Use the other method, or leave memory_method out.",
        "virtio-mem since libvirt 7.9 and QEMU 5.1; memory hotplug needs ACPI on x86 (A2, A8, C5)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "memory_method = \"virtio-mem\"", "memory_method",
            "memory_method = \"virtio-mem\" is not possible here: {why} Use \"dimm\", or leave memory_method out. (HP9013)"),
        See = ["HP2002"],
    };

    public static readonly Rule NameDiffers = new("HP9014", "Name and definition disagree",
        "The definition names another machine.",
        "Use one name in both, or leave the name element out of the definition.",
        "the attributes of the resource")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nmemory = \"2GiB\"\ndefinition = \"<domain type='test'><name>db</name><os><type>hvm</type></os></domain>\"", "name",
            "name = \"web\", but the definition names \"db\". {remedy} (HP9014)"),
        See = ["HP9009"],
    };

    public static readonly Rule BelowBase = new("HP9015", "Less memory than base_memory",
        "Base memory is part of the capacity.",
        "Lower base_memory too, or raise memory.",
        "libvirt counts memory as that of the cells and the devices together: virDomainDefPostParseMemory (A2)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "memory = \"1GiB\"\nbase_memory = \"2GiB\"", "memory",
            "memory = \"1GiB\" is less than base_memory, which is 2GiB. {remedy} (HP9015)"),
        See = ["HP2006", "HP9005"],
    };

    public static readonly Rule MinVcpus = new("HP9016", "min_vcpus is out of range",
        "vCPUs below min_vcpus cannot be unplugged, so it lies between 1 and the number of vCPUs.",
        "Choose a whole number from 1 to vcpus.",
        "libvirt qemuDomainDefVcpusPostParse: fixed vCPUs are contiguous from 0 (A1)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "min_vcpus = 3", "min_vcpus",
            "min_vcpus = 3 is above vcpus, which is 2: choose a whole number from 1 to 2, or raise vcpus to 3 or more. (HP9016)"),
        See = ["HP1008"],
    };

    public static readonly Rule VcpuGranularity = new("HP9017", "vCPUs come in whole cores",
        "Machine types such as pseries plug whole cores: the number of vCPUs is a multiple of the threads of a core.",
        "Use one of the nearest numbers.",
        "libvirt qemuValidateDefGetVcpuHotplugGranularity: \"target vm vcpu granularity does not allow the desired vcpu count\" (A1)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 8, max_vcpus 16, min_vcpus 4, cpu_topology 1 sockets × 1 dies × 4 cores × 4 threads, memory 2GiB, max_memory 8GiB, memory_slots 16\n  its machine type plugs whole cores of 4 threads", "vcpus = 6", "vcpus",
            "vcpus = 6 is not possible: vCPUs of this machine come in whole cores of 4 threads. The nearest numbers are 4 and 8. (HP9017)"),
        See = ["HP9001"],
    };

    public static readonly Rule NumaDistances = new("HP9018", "The distances of the NUMA cells are not possible",
        "A cell is at distance 10 from itself and 11 to 255 from each other one. Distances that one cell names and another does not are filled in by libvirt, which would show as a change that nobody planned.",
        "Give each cell one distance per cell in the order of the cells, or no cell any.",
        "libvirt virDomainNumaDefNodeDistanceParseXML (A3, D7)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "numa_cells = [\n  { cpus = \"0-1\", memory = \"1GiB\", distances = [10] },\n  { cpus = \"2-3\", memory = \"1GiB\", distances = [20, 10] },\n]", "numa_cells",
            "numa_cells[0].distances names 1 distance, but there are 2 cells. {remedy} (HP9018)"),
        See = ["HP9008"],
    };

    public static readonly Rule NumaTune = new("HP9019", "numa_tune is not possible",
        "Each placement needs host nodes and a cell that exists; restrictive mode goes for the machine and all its cells or for none.",
        "Name at least one host node in each nodeset, and each guest cell once.",
        "libvirt virDomainNumaDefValidate (A3)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "numa_tune = { mode = \"strict\", nodeset = \"0\", cells = [{ cell = 1, mode = \"strict\", nodeset = \"1\" }] }", "numa_tune",
            "numa_tune.cells[0].cell = 1 is not possible: the machine has no NUMA cells; set numa_cells too, or leave cells out. (HP9019)"),
        See = ["HP3005", "HP9029"],
    };

    public static readonly Rule DevicesDisagree = new("HP9020", "memory and memory_devices disagree",
        "With explicit devices the capacity of a machine is its base memory and the sum of its devices.",
        "Leave memory out, or make it that sum.",
        "the meaning of memory and memory_devices")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "memory = \"4GiB\"\nmemory_devices = {\n  a = { model = \"dimm\", size = \"1GiB\" }\n}", "memory",
            "memory = \"4GiB\" and memory_devices disagree: base_memory 2GiB and the device add up to 3GiB. Set memory to 3GiB or leave it out, or change the devices. (HP9020)"),
        See = ["HP2009"],
    };

    public static readonly Rule DeviceSize = new("HP9021", "A memory device cannot have this size",
        "A DIMM is whole memory blocks of the guest, a virtio-mem device and its request are whole blocks of its own, of a power of two, and a guest uses only whole memory blocks of it.",
        "Use one of the nearest sizes.",
        "libvirt virDomainMemoryDefValidate; QEMU: \"backend memory size must be multiple of 0x200000\" (A2, C2)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "memory_devices = {\n  a = { model = \"dimm\", size = \"100MiB\" }\n}", "memory_devices",
            "memory_devices[\"a\"].size = \"100MiB\" is not possible: a guest takes DIMMs only in whole memory blocks of 128MiB. The nearest size is 128MiB. (HP9021)"),
        See = ["HP9004"],
    };

    public static readonly Rule DeviceNode = new("HP9022", "A memory device does not go with the NUMA cells",
        "On a machine with NUMA cells each memory device belongs to one of them.",
        "Set node to the number of a cell, from 0.",
        "libvirt virDomainDefCompatibleDevice: a target node where there are cells, and one that exists (A2)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16, numa_cells cell 0 = 0-1: 1GiB; cell 1 = 2-3: 1GiB", "memory_devices = {\n  a = { model = \"dimm\", size = \"1GiB\", node = 2 }\n}", "memory_devices",
            "memory_devices[\"a\"].node = 2 is not possible: the machine has 2 NUMA cells. Choose 0 to 1. (HP9022)"),
        See = ["HP3001"],
    };

    public static readonly Rule DeviceModel = new("HP9023", "A memory device cannot be of this model",
        "DIMMs and virtio-mem devices are what can be planned, where hypervisor and machine type have them; a request is for virtio-mem only.",
        "Use model = \"dimm\" or \"virtio-mem\".",
        "libvirt virDomainMemoryDefValidate; QEMU pc_memory_unplug_request: nvdimms do not go again (A2, A8)")
    {
        Example = RuleExample.Refusal(RuleExample.Typical, "memory_devices = {\n  a = { model = \"dimm\", size = \"1GiB\", requested = \"512MiB\" }\n}", "memory_devices",
            "memory_devices[\"a\"] is a DIMM, which is there with its whole size: requested and block are for virtio-mem only. Leave them out, or use model = \"virtio-mem\". (HP9023)"),
        See = ["HP9013"],
    };

    public static readonly Rule Duration = new("HP9025", "This is not a duration",
        "Durations are written with a unit: a bare number means seconds to some tools, minutes or milliseconds to others.",
        "Write for example \"90s\", \"5m\" or \"1h30m\": above zero, at most 720h.",
        "the meaning of durations in a configuration")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nshutdown_timeout = \"90\"", "shutdown_timeout",
            "shutdown_timeout = \"90\" has no unit. Write for example \"90s\", \"5m\" or \"1h30m\". (HP9025)"),
        See = ["HP9026"],
    };

    public static readonly Rule Choice = new("HP9026", "This is not one of the allowed values",
        "The attribute has a fixed set of values.",
        "Use one of those that the message lists, spelled exactly so.",
        "the attributes of the resource")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\non_reboot_required = \"never\"", "on_reboot_required",
            "on_reboot_required = \"never\" is not known: use \"defer\", \"reboot\" or \"fail\". (HP9026)"),
        See = ["HP9027"],
    };

    public static readonly Rule NotInRange = new("HP9027", "The number is out of range",
        "The attribute takes whole numbers within a range.",
        "Choose a whole number within the range that the message names.",
        "the attributes of the resource")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\ncpu_topology = {cores = 0, sockets = 1}", "cpu_topology",
            "cpu_topology.cores = 0 is not possible: choose a whole number, 1 or more. (HP9027)"),
        See = ["HP9026"],
    };

    public static readonly Rule DeviceKey = new("HP9028", "This cannot be the key of a memory device",
        "The key becomes the device's alias ua-KEY, by which it is found again; libvirt allows letters, digits, - and _ there, and names that begin with hotplug- are this product's own.",
        "Use letters, digits, - and _, and another beginning than hotplug-.",
        "libvirt virDomainDeviceAliasIsUserAlias (D2)")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nmemory_devices = {big one = {model = \"dimm\", size = \"1GiB\"}}", "memory_devices",
            "memory_devices[\"big one\"] cannot be the name of a device. {remedy} (HP9028)"),
        See = ["HP2009"],
    };

    public static readonly Rule HostNodes = new("HP9029", "This is not a set of host nodes",
        "A placement names the NUMA nodes of the host by their numbers.",
        "Write for example \"0\", \"0-1\" or \"0,2\".",
        "libvirt virBitmapParse (A3)")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nnuma_tune = {mode = \"strict\", nodeset = \"all\"}", "numa_tune",
            "numa_tune.nodeset = \"all\" is not a set of host nodes. {remedy} (HP9029)"),
        See = ["HP9019"],
    };

    public static readonly Rule ImportId = new("HP9030", "The import id names no machine",
        "A machine is imported by its name or its UUID, with the hypervisor's URI before it where that is not the provider's.",
        "Write NAME, UUID, URI#NAME or URI#UUID, for example qemu:///system#web.",
        "the import of the resource")
    {
        Example = RuleExample.Refusal("", "terraform import hotplug_virtual_machine.web \"qemu:///system#\"", "",
            "The import id \"qemu:///system#\" names no machine. {remedy} (HP9030)"),
        See = ["HP4008"],
    };

    public static readonly Rule SimulatorFile = new("HP9031", "The simulator's file cannot be read",
        "The file is edited by hand and read by every process; what it does not say clearly is not guessed, and the file is left as it is.",
        "Correct the file at the place that the message names; docs/simulator.md describes it.",
        "the form of the simulator's file")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nuri = \"sim:///srv/state.json\"\n\n# /srv/state.json\n{\n  \"machine\": []\n}", "uri",
            "The machine \"web\" at sim:///srv/state.json could not be read: /srv/state.json, line 2, column 14: the document has a member \"machine\", which is not known. Allowed: host, facts, machines, faults. {remedy} (HP9031)"),
        See = ["HP9032"],
    };

    public static readonly Rule SimulatorPath = new("HP9032", "The simulator's file cannot be there",
        "A simulator is one file, named by an absolute path. The file is made when it is missing, its folder is not.",
        "Write sim:///path/state.json, or simulate = \"path/state.json\" on the provider, in a folder that exists.",
        "the meaning of simulate and of a sim: uri")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nvcpus = 2\nuri = \"sim:state.json\"", "uri",
            "uri: \"sim:state.json\" names no file by an absolute path: write it with three slashes, for example \"sim:///var/lib/hotplug/state.json\". {remedy} (HP9032)"),
        See = ["HP9031", "HP9010"],
    };

    public static readonly Rule NoSuchHostNode = new("HP9033", "The host has no such NUMA node",
        "Memory can only be placed on nodes that the host has; libvirt refuses others when the machine starts or moves.",
        "Name nodes that the message lists; numactl --hardware on the host shows them too.",
        "libvirt virConnectGetCapabilities, host/topology/cells (A3)")
    {
        Example = RuleExample.Refusal("web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16\n  its host has the NUMA nodes 0,2", "numa_tune = { mode = \"strict\", nodeset = \"0-2\" }", "numa_tune",
            "numa_tune.nodeset = \"0-2\" is not possible: the host has no NUMA node 1, only 0,2. Name nodes from 0,2. (HP9033)"),
        See = ["HP9019", "HP9029"],
    };

    public static readonly Rule WhichMachine = new("HP9041", "It is not clear which machine is meant",
        "A machine is asked for by its name or by its id: without either it could be any, with both it could be two.",
        "Set exactly one of name and id.",
        "the attributes of the data source")
    {
        Example = RuleExample.Refusal("", "name = \"web\"\nid = \"6695eb01-f6a4-8304-79aa-97f2502e193f\"", "name",
            "name and id are both set. {remedy} (HP9041)"),
        See = ["HP4008"],
    };

    public static readonly Rule Pattern = new("HP9042", "This is not a pattern for names",
        "Names are matched with regular expressions that always end soon: look-around, back-references and atomic groups are not among them.",
        "Use characters, classes, groups, alternatives, quantifiers, ^ and $, for example \"^web-[0-9]+$\".",
        "the regular expressions of .NET without backtracking")
    {
        Example = RuleExample.Refusal("", "name_regex = \"web-(\"", "name_regex",
            "name_regex = \"web-(\" cannot be read at character 5: insufficient closing parentheses. {remedy} (HP9042)"),
        See = ["HP9026"],
    };

    public static readonly Rule WhichHypervisor = new("HP9043", "It is not known yet which hypervisor to ask",
        "A data source is read during the plan, and what the provider's configuration depends on is still to be created.",
        "Set uri on the data source, or let it wait with depends_on for what the provider's configuration depends on.",
        "the order in which plans are made")
    {
        Example = RuleExample.Refusal("", "name = \"web\"", "uri",
            "The provider's uri is not known yet, and no other is set here. {why} {remedy} (HP9043)"),
        See = ["HP9010"],
    };

    public static IEnumerable<Rule> All =>
    [
        VcpuRange, VcpuLimit, Size, Unreachable, AboveMaximum, Slots, NumaMemory, NumaCpus, MalformedDefinition,
        Uri, Missing, NumaDefinition, MemoryMethod, NameDiffers, BelowBase, MinVcpus, VcpuGranularity, NumaDistances, NumaTune,
        DevicesDisagree, DeviceSize, DeviceNode, DeviceModel, Duration, Choice, NotInRange, DeviceKey, HostNodes, ImportId, SimulatorFile, SimulatorPath, NoSuchHostNode,
        WhichMachine, Pattern, WhichHypervisor,
    ];
}
