namespace HotplugIac.Core.Model;

/// <summary>The attribute names of PRODUCT.md that impact, pending changes and diagnostics speak of.</summary>
public static class Attributes
{
    public const string Name = "name";
    public const string Uri = "uri";
    public const string Definition = "definition";
    public const string Vcpus = "vcpus";
    public const string MaxVcpus = "max_vcpus";
    public const string Memory = "memory";
    public const string BaseMemory = "base_memory";
    public const string MaxMemory = "max_memory";
    public const string MemorySlots = "memory_slots";
    public const string MemoryMethod = "memory_method";
    public const string NumaCells = "numa_cells";
    public const string MinVcpus = "min_vcpus";
    public const string CpuTopology = "cpu_topology";
    public const string MemoryDevices = "memory_devices";
    public const string NumaTune = "numa_tune";
    public const string OnRebootRequired = "on_reboot_required";
    public const string Unplug = "unplug";
    public const string ShutdownTimeout = "shutdown_timeout";
    public const string UnplugTimeout = "unplug_timeout";
    public const string ForceStop = "force_stop";
    public const string Guest = "guest";
    public const string PowerState = "power_state";
}
