using System.Text.Json.Nodes;
using HotplugIac.Peer.Config;

namespace HotplugIac.Peer.Machines;

/// <summary>What the VMM says of itself and its VM.</summary>
internal sealed partial class Vmm
{
    public JsonObject Ping() => new()
    {
        ["build_version"] = _version.Tag,
        ["version"] = _version.Package,
        ["pid"] = Environment.ProcessId,
        ["features"] = new JsonArray(JsonValue.Create("kvm")),
    };

    /// <exception cref="Refusal">There is no VM.</exception>
    public JsonObject Info()
    {
        var config = _config ?? throw Refusal.NotCreated();
        return new JsonObject
        {
            ["config"] = config.DeepClone(),
            ["state"] = State(),
            ["memory_actual_size"] = ActualSize(MemoryConfig.Read(config.Object("memory")!)),
        };
    }

    /// <summary>No device has counters here.</summary>
    /// <exception cref="Refusal">It does not run.</exception>
    public JsonObject Counters()
    {
        _ = Running();
        return [];
    }

    // A VM that was shut down is gone, and its config is as it was created; "Shutdown" is a state that no reader ever sees.
    private string State() => _machine switch
    {
        null => "Created",
        { IsPaused: true } => "Paused",
        _ => "Running",
    };

    /// <summary>From the config, which has what was wished for; only virtio-mem is looked up, and only since v52.</summary>
    private long ActualSize(MemoryConfig memory)
    {
        var size = memory.Size + memory.Zones.Sum(z => z.Size);
        var plugged = _version.PluggedIsCounted
            ? _machine?.Ram.Plugged ?? 0
            : memory.HotpluggedSize + memory.Zones.Sum(z => z.HotpluggedSize);
        return Math.Max(0, size - (_machine?.Ballooned ?? 0)) + plugged;
    }
}
