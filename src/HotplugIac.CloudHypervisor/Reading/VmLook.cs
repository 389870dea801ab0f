using System.Text.Json.Nodes;
using HotplugIac.CloudHypervisor.Api;
using HotplugIac.CloudHypervisor.Process;
using HotplugIac.CloudHypervisor.Records;

namespace HotplugIac.CloudHypervisor.Reading;

/// <summary>All that is known of one machine at one moment.</summary>
/// <param name="Info">What <c>vm.info</c> says: wishes, as far as sizes are concerned.</param>
/// <param name="Process">What the machine's process shows.</param>
/// <param name="Record">What is remembered beside the socket.</param>
internal sealed record VmLook(string Name, JsonObject Info, VmmVersion Version, VmmProcess Process, MachineRecord Record)
{
    private static readonly string[] Alive = ["Running", "Paused", "BreakPoint"];

    public JsonObject Config => Info["config"] as JsonObject ?? [];

    public string State => Info["state"]?.GetValue<string>() ?? string.Empty;

    public bool IsRunning => Alive.Contains(State, StringComparer.Ordinal);

    public bool IsPaused => IsRunning && State != Alive[0];

    /// <summary>vCPUs that run; of a process that cannot be seen the number that was asked for.</summary>
    public int Vcpus => Process.Vcpus > 0 ? Process.Vcpus : ConfiguredVcpus;

    public int ConfiguredVcpus => Config["cpus"]?["boot_vcpus"]?.GetValue<int>() ?? 1;

    /// <summary>Bytes of <c>memory.size</c>: ACPI memory of the next boot, or what virtio-mem comes on top of.</summary>
    public long Size => Config["memory"]?["size"]?.GetValue<long>() ?? 0;

    public bool IsAcpi => Config["memory"] is not JsonObject memory
        || (memory["hotplug_method"]?.GetValue<string>() != "VirtioMem" && memory["zones"] is not JsonArray { Count: > 0 });

    /// <summary>Whether what is remembered of the running machine's memory is of this boot.</summary>
    private bool IsOfThisBoot => Record.Memory > 0 && Record.Boot == Process.Boot;

    /// <summary>ACPI memory that the running machine has. More than is remembered was added by somebody else.</summary>
    public long Memory => IsOfThisBoot ? Math.Max(Record.Memory, Size) : Size;

    /// <summary>Base memory: what was there before the first growth, unless there is less by now.</summary>
    public long BaseMemory => Math.Min(Record.Base > 0 ? Record.Base : Size, IsRunning ? Memory : Size);

    /// <summary>What was the maximum before the first growth; zero without room to grow.</summary>
    public long Maximum => Config["memory"]?["hotplug_size"]?.GetValue<long>() is { } room and > 0 ? (Record.Maximum > 0 ? Record.Maximum : Size + room) : 0;

    /// <summary>How often it has grown since its boot, as far as is known.</summary>
    public int Growths => !IsOfThisBoot ? 0 : Size > Record.Memory ? Record.Growths + 1 : Record.Growths;

    /// <summary>The record with what the machine has now, to be written before something is asked that hides it.</summary>
    public MachineRecord Remembered => Record with { Base = BaseMemory, Maximum = Maximum, Boot = Process.Boot, Memory = Memory, Growths = Growths };
}
