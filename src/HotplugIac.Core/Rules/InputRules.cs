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
        "The definition must be the hypervisor's own: a libvirt domain XML.",
        "Check it with: virt-xml-validate FILE domain.", Input);

    public static readonly Rule Uri = new("HP9010", "The uri is not one that this version knows",
        "The scheme tells the hypervisor.",
        "Use a libvirt URI such as qemu:///system, qemu+ssh://host/system or test:///default.", Input);

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

    public static IEnumerable<Rule> All =>
    [
        VcpuRange, VcpuLimit, Size, Unreachable, AboveMaximum, Slots, NumaMemory, NumaCpus, MalformedDefinition,
        Uri, Missing, NumaDefinition, MemoryMethod, NameDiffers, BelowBase,
    ];
}
