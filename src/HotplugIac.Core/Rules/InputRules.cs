namespace HotplugIac.Core.Rules;

/// <summary>HP9xxx: bad input, found before anything is touched.</summary>
public static class InputRules
{
    private const string Input = "PRODUCT.md, the resource";

    public static readonly Rule VcpuRange = new("HP9001", "The number of vCPUs is out of range",
        "A machine has at least one vCPU, and never more than its maximum.",
        "Choose a whole number from 1 to max_vcpus.", "RULEBOOK A1 row 1");

    public static readonly Rule VcpuLimit = new("HP9002", "The machine type cannot have that many vCPUs",
        "Each machine type has a fixed limit.",
        "Choose a maximum within the limit. On x86 more than 255 vCPUs need q35 and an IOMMU with EIM.",
        "RULEBOOK A1 \"> 255 vCPUs x86\"");

    public static readonly Rule Size = new("HP9003", "This is not a size",
        "Sizes are written with an IEC unit: a bare number means bytes to some tools, KiB or MiB to others.",
        "Write for example \"8GiB\" or \"512MiB\".", Input);

    public static readonly Rule Unreachable = new("HP9004", "This amount of memory cannot be reached",
        "Memory devices come in whole blocks; a guest ignores a DIMM that is not a multiple of its memory block, and every later one.",
        "Use one of the nearest sizes that can be reached.", "RULEBOOK A2 \"add dimm\", C2, E");

    public static readonly Rule AboveMaximum = new("HP9005", "More memory than max_memory",
        "Capacity cannot exceed the maximum.",
        "Lower memory, or raise max_memory (takes effect at the next boot).", "RULEBOOK A2 \"add dimm\"");

    public static readonly Rule Slots = new("HP9006", "The number of memory slots is out of range",
        "Machine types have a fixed number of slots; QEMU refuses to start with more.",
        "Choose a number within the limit; 0 turns slots off.", "RULEBOOK A2 \"maxMemory / slots\", E \"slots=257\"");

    public static readonly Rule NumaMemory = new("HP9007", "The memory of the NUMA cells does not add up",
        "Base memory is the sum of the cells' memory.",
        "Make the cells' memory add up to base_memory, or leave base_memory out.", "RULEBOOK A2 \"initial memory / cell memory\"");

    public static readonly Rule NumaCpus = new("HP9008", "The vCPUs of the NUMA cells do not add up",
        "Each vCPU id from 0 to max_vcpus − 1 belongs to exactly one cell; libvirt puts missing ones into cell 0.",
        "List every id once.", "RULEBOOK A3 \"cells, cpus, memory\"");

    public static readonly Rule MalformedDefinition = new("HP9009", "The definition cannot be read",
        "The definition must be the hypervisor's own: a libvirt domain XML; for the simulator also a Cloud Hypervisor VmConfig.",
        "Check domain XML with: virt-xml-validate FILE domain.", Input);

    public static readonly Rule Uri = new("HP9010", "The uri is not one that this version knows",
        "The scheme tells the hypervisor.",
        "Use a libvirt URI such as qemu:///system, qemu+ssh://host/system or test:///default, or sim:///path/state.json for the simulator.", Input);

    public static readonly Rule Missing = new("HP9011", "A value is missing",
        "Without it there is nothing to plan.",
        "Set it.", Input);

    public static readonly Rule NumaDefinition = new("HP9012", "The change needs to know the NUMA layout",
        "With several NUMA cells there is more than one way to place this memory or these vCPUs.",
        "Set numa_cells.", "RULEBOOK A3");

    public static readonly Rule MemoryMethod = new("HP9013", "The machine cannot use this memory method",
        "The hypervisor, its version or the machine type lacks it.",
        "Use the other method, or leave memory_method out.", "RULEBOOK A8");

    public static readonly Rule NameDiffers = new("HP9014", "Name and definition disagree",
        "The definition names another machine.",
        "Use one name in both, or leave the name element out of the definition.", Input);

    public static readonly Rule BelowBase = new("HP9015", "Less memory than base_memory",
        "Base memory is part of the capacity.",
        "Lower base_memory too, or raise memory.", "RULEBOOK A2 \"Model\"");

    public static readonly Rule MinVcpus = new("HP9016", "min_vcpus is out of range",
        "vCPUs below min_vcpus cannot be unplugged, so it lies between 1 and the number of vCPUs.",
        "Choose a whole number from 1 to vcpus.", "RULEBOOK A1 \"live floor\"");

    public static readonly Rule VcpuGranularity = new("HP9017", "vCPUs come in whole cores",
        "Machine types such as pseries plug whole cores: the number of vCPUs is a multiple of the threads of a core.",
        "Use one of the nearest numbers.", "RULEBOOK A1 \"m not multiple of entity size\"");

    public static readonly Rule NumaDistances = new("HP9018", "The distances of the NUMA cells are not possible",
        "A cell is at distance 10 from itself and 11 to 255 from each other one. Distances that one cell names and another does not are filled in by libvirt, which would show as a change that nobody planned.",
        "Give each cell one distance per cell in the order of the cells, or no cell any.", "RULEBOOK A3 \"distances\"; libvirt virDomainNumaDefNodeDistanceParseXML");

    public static readonly Rule NumaTune = new("HP9019", "numa_tune is not possible",
        "Each placement needs host nodes and a cell that exists; restrictive mode goes for the machine and all its cells or for none.",
        "Name at least one host node in each nodeset, and each guest cell once.", "RULEBOOK A3 \"numatune nodeset\"; libvirt virDomainNumaDefValidate");

    public static readonly Rule DevicesDisagree = new("HP9020", "memory and memory_devices disagree",
        "With explicit devices the capacity of a machine is its base memory and the sum of its devices.",
        "Leave memory out, or make it that sum.", Input);

    public static readonly Rule DeviceSize = new("HP9021", "A memory device cannot have this size",
        "A DIMM is whole memory blocks of the guest, a virtio-mem device and its request are whole blocks of its own, of a power of two.",
        "Use one of the nearest sizes.", "RULEBOOK A2 \"add dimm\", \"virtio-mem add\", C2");

    public static readonly Rule DeviceNode = new("HP9022", "A memory device does not go with the NUMA cells",
        "On a machine with NUMA cells each memory device belongs to one of them.",
        "Set node to the number of a cell, from 0.", "RULEBOOK A2 \"add dimm\"");

    public static readonly Rule DeviceModel = new("HP9023", "A memory device cannot be of this model",
        "DIMMs and virtio-mem devices are what can be planned, where hypervisor and machine type have them; a request is for virtio-mem only.",
        "Use model = \"dimm\" or \"virtio-mem\".", "RULEBOOK A2, A8");

    public static readonly Rule Duration = new("HP9025", "This is not a duration",
        "Durations are written with a unit: a bare number means seconds to some tools, minutes or milliseconds to others.",
        "Write for example \"90s\", \"5m\" or \"1h30m\": above zero, at most 720h.", Input);

    public static readonly Rule Choice = new("HP9026", "This is not one of the allowed values",
        "The attribute has a fixed set of values.",
        "Use one of those that the message lists, spelled exactly so.", Input);

    public static readonly Rule NotInRange = new("HP9027", "The number is out of range",
        "The attribute takes whole numbers within a range.",
        "Choose a whole number within the range that the message names.", Input);

    public static readonly Rule DeviceKey = new("HP9028", "This cannot be the key of a memory device",
        "The key becomes the device's alias ua-KEY, by which it is found again; libvirt allows letters, digits, - and _ there, and names that begin with hotplug- are this product's own.",
        "Use letters, digits, - and _, and another beginning than hotplug-.", "RULEBOOK D2; libvirt virDomainDeviceAliasIsUserAlias");

    public static readonly Rule HostNodes = new("HP9029", "This is not a set of host nodes",
        "A placement names the NUMA nodes of the host by their numbers.",
        "Write for example \"0\", \"0-1\" or \"0,2\".", "RULEBOOK A3 \"numatune nodeset\"");

    public static readonly Rule ImportId = new("HP9030", "The import id names no machine",
        "A machine is imported by its name or its UUID, with the hypervisor's URI before it where that is not the provider's.",
        "Write NAME, UUID, URI#NAME or URI#UUID, for example qemu:///system#web.", Input);

    public static readonly Rule SimulatorFile = new("HP9031", "The simulator's file cannot be read",
        "The file is edited by hand and read by every process; what it does not say clearly is not guessed, and the file is left as it is.",
        "Correct the file at the place that the message names; docs/simulator.md describes it.", Input);

    public static readonly Rule SimulatorPath = new("HP9032", "The simulator's file cannot be there",
        "A simulator is one file, named by an absolute path. The file is made when it is missing, its folder is not.",
        "Write sim:///path/state.json, or simulate = \"path/state.json\" on the provider, in a folder that exists.", Input);

    public static readonly Rule NoSuchHostNode = new("HP9033", "The host has no such NUMA node",
        "Memory can only be placed on nodes that the host has; libvirt refuses others when the machine starts or moves.",
        "Name nodes that the message lists; numactl --hardware on the host shows them too.", "RULEBOOK A3 \"numatune nodeset\"; libvirt virConnectGetCapabilities, host/topology/cells");

    public static IEnumerable<Rule> All =>
    [
        VcpuRange, VcpuLimit, Size, Unreachable, AboveMaximum, Slots, NumaMemory, NumaCpus, MalformedDefinition,
        Uri, Missing, NumaDefinition, MemoryMethod, NameDiffers, BelowBase, MinVcpus, VcpuGranularity, NumaDistances, NumaTune,
        DevicesDisagree, DeviceSize, DeviceNode, DeviceModel, Duration, Choice, NotInRange, DeviceKey, HostNodes, ImportId, SimulatorFile, SimulatorPath, NoSuchHostNode,
    ];
}
