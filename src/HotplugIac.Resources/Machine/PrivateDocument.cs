using System.Text.Json.Serialization;
using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Machine;

/// <summary>The stored form of <see cref="PrivateState"/>. Sizes in bytes. An unknown version reads as nothing known.</summary>
internal sealed record PrivateDocument(int Version, PrivateSnapshot? Snapshot, Dictionary<string, string> Targets, Dictionary<string, string> Acknowledged)
{
    private const int CurrentVersion = 1;

    public string? Route { get; init; }

    public bool Kept { get; init; }

    public bool MethodIsChosen { get; init; }

    public string[]? Claims { get; init; }

    public static PrivateDocument Of(PrivateState state) =>
        new(CurrentVersion, PrivateSnapshot.Of(state.Snapshot), new(state.Targets), new(state.Acknowledged))
        {
            Route = state.Route,
            Kept = state.IsKept,
            MethodIsChosen = state.MethodIsChosen,
            Claims = state.Claims.Count == 0 ? null : [.. state.Claims],
        };

    public PrivateState ToState() => Version == CurrentVersion && this.IsSound()
        ? new PrivateState(Snapshot?.ToSnapshot(), Targets ?? [], Acknowledged ?? []) { Route = Route, IsKept = Kept, MethodIsChosen = MethodIsChosen, Claims = (Claims ?? []).ToEquatableList() }
        : PrivateState.Empty;
}

internal sealed record PrivateSnapshot(string Id, string Name, string Hypervisor, PowerState Power, bool Persistent, PrivateSizing? Running, PrivateSizing Configured, PrivateFacts Facts)
{
    public bool StoppedByUs { get; init; }

    public bool ManagedSave { get; init; }

    public static PrivateSnapshot? Of(MachineSnapshot? s) => s is null ? null
        : new(s.Id, s.Name, s.Hypervisor, s.Power, s.Persistent, s.Running is null ? null : PrivateSizing.Of(Settled(s.Running, s.Configured)), PrivateSizing.Of(s.Configured), PrivateFacts.Of(s.Facts))
        {
            StoppedByUs = s.StoppedByUs,
            ManagedSave = s.ManagedSave,
        };

    /// <summary>
    /// While a guest boots it takes its virtio-mem memory in little by little (RULEBOOK A4.7). How far it has come is no fact
    /// that a plan rests on as long as the configuration asks for the same, and stored it would make every refresh a change.
    /// </summary>
    private static Sizing Settled(Sizing running, Sizing configured)
    {
        var asked = configured.Devices.Select(d => (d.Alias, d.Model, d.Requested)).ToHashSet();
        return running with
        {
            Devices = running.Devices.Select(d => asked.Contains((d.Alias, d.Model, d.Requested)) ? d with { Current = d.Requested } : d).ToEquatableList(),
        };
    }

    public MachineSnapshot ToSnapshot() =>
        new(Id, Name, Hypervisor, Power, Running?.ToSizing(), Configured.ToSizing(), Facts.ToFacts())
        {
            Persistent = Persistent,
            StoppedByUs = StoppedByUs,
            ManagedSave = ManagedSave,
        };
}

internal sealed record PrivateSizing(int Vcpus, int MaxVcpus, int MinVcpus, long Base, long Max, int Slots, int[]? Topology, PrivateCell[] Cells, PrivateDevice[] Devices)
{
    public PrivateTune? Tune { get; init; }

    public static PrivateSizing Of(Sizing s) => new(
        s.Vcpus, s.MaxVcpus, s.MinVcpus, s.BaseMemory.Bytes, s.MaxMemory.Bytes, s.MemorySlots,
        s.Topology is { } t ? [t.Sockets, t.Dies, t.Cores, t.Threads] : null,
        [.. s.NumaCells.Select(c => new PrivateCell(c.Cpus.ToString(), c.Memory.Bytes) { Distances = c.Distances.Count == 0 ? null : [.. c.Distances] })],
        [.. s.Devices.Select(d => new PrivateDevice(d.Model, d.Alias, d.Size.Bytes, d.Node, d.Requested.Bytes, d.Current.Bytes, d.Block.Bytes) { Slot = d.Slot })])
    {
        Tune = PrivateTune.Of(s.NumaTune),
    };

    public Sizing ToSizing() => new(Vcpus, MaxVcpus, new(Base), new(Max), Slots)
    {
        MinVcpus = MinVcpus,
        Topology = Topology is [var sockets, var dies, var cores, var threads] ? new CpuTopology(sockets, dies, cores, threads) : null,
        NumaCells = Cells.Select(c => c.ToCell()).ToEquatableList(),
        Devices = Devices.Select(d => new MemoryDevice(d.Model, d.Alias, new(d.Size), d.Node) { Requested = new(d.Requested), Current = new(d.Current), Block = new(d.Block), Slot = d.Slot }).ToEquatableList(),
        NumaTune = Tune?.ToTune(),
    };
}

internal sealed record PrivateCell(string Cpus, long Memory)
{
    public int[]? Distances { get; init; }

    public NumaCell ToCell() => new(Set(Cpus), new(Memory)) { Distances = (Distances ?? []).ToEquatableList() };

    public static CpuSet Set(string text) => CpuSet.TryParse(text, out var set, out _) ? set : CpuSet.Empty;
}

internal sealed record PrivateTune(NumaTuneMode Mode, string Nodes)
{
    public PrivateTuneCell[]? Cells { get; init; }

    public static PrivateTune? Of(NumaTune? t) => t is null ? null : new(t.Mode, t.Nodeset.ToString())
    {
        Cells = t.Cells.Count == 0 ? null : [.. t.Cells.Select(c => new PrivateTuneCell(c.Cell, c.Mode, c.Nodeset.ToString()))],
    };

    public NumaTune ToTune() => new(Mode, PrivateCell.Set(Nodes))
    {
        Cells = (Cells ?? []).Select(c => new NumaTuneCell(c.Cell, c.Mode, PrivateCell.Set(c.Nodes))).ToEquatableList(),
    };
}

internal sealed record PrivateTuneCell(int Cell, NumaTuneMode Mode, string Nodes);

internal sealed record PrivateDevice(MemoryModel Model, string Alias, long Size, int? Node, long Requested, long Current, long Block)
{
    public SlotNeed Slot { get; init; }
}

internal sealed record PrivateFacts(string MachineType, bool VcpuHotplug, int VcpuLimit, bool MemoryHotplug, bool VirtioMem, bool VirtioMemTakesSlot, int? FreeRootPorts, bool HotplugNeedsNuma, int SlotLimit, long GuestBlock, long VirtioMemBlock, long BaseAlignment)
{
    /// <summary>Zero in documents that were written before there was one: then it is 1.</summary>
    public int VcpuGranularity { get; init; }

    public bool VirtioMemUnplug { get; init; }

    public bool LacksAgentChannel { get; init; }

    /// <summary>Null when the host's nodes are not known.</summary>
    public string? HostNodes { get; init; }

    public PrivateResize? Resize { get; init; }

    public static PrivateFacts Of(MachineFacts f) => new(f.MachineType, f.VcpuHotplug, f.VcpuLimit, f.MemoryHotplug, f.VirtioMem, f.VirtioMemTakesSlot,
        f.FreeRootPorts, f.HotplugNeedsNuma, f.SlotLimit, f.GuestBlock.Bytes, f.VirtioMemBlock.Bytes, f.BaseAlignment.Bytes)
    {
        VcpuGranularity = f.VcpuGranularity,
        VirtioMemUnplug = f.VirtioMemUnplug,
        LacksAgentChannel = f.LacksAgentChannel,
        HostNodes = f.HostNodes.Count == 0 ? null : f.HostNodes.ToString(),
        Resize = PrivateResize.Of(f.Resize),
    };

    public MachineFacts ToFacts() => new()
    {
        MachineType = MachineType,
        VcpuHotplug = VcpuHotplug,
        VcpuLimit = VcpuLimit,
        MemoryHotplug = MemoryHotplug,
        VirtioMem = VirtioMem,
        VirtioMemTakesSlot = VirtioMemTakesSlot,
        FreeRootPorts = FreeRootPorts,
        HotplugNeedsNuma = HotplugNeedsNuma,
        SlotLimit = SlotLimit,
        GuestBlock = new(GuestBlock),
        VirtioMemBlock = new(VirtioMemBlock),
        BaseAlignment = new(BaseAlignment),
        VcpuGranularity = Math.Max(1, VcpuGranularity),
        VirtioMemUnplug = VirtioMemUnplug,
        LacksAgentChannel = LacksAgentChannel,
        HostNodes = HostNodes is null ? CpuSet.Empty : PrivateCell.Set(HostNodes),
        Resize = Resize?.ToFacts(),
    };
}

internal sealed record PrivateResize(ResizeMethod Method, int GrowthsLeft, bool Seen, bool Survives)
{
    public bool Untold { get; init; }

    public static PrivateResize? Of(ResizeFacts? f) => f is null ? null : new(f.Method, f.GrowthsLeft, f.IsSeen, f.SurvivesPowerOff) { Untold = !f.TellsPlugged };

    public ResizeFacts ToFacts() => new(Method) { GrowthsLeft = GrowthsLeft, IsSeen = Seen, SurvivesPowerOff = Survives, TellsPlugged = !Untold };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PrivateDocument))]
internal sealed partial class PrivateJson : JsonSerializerContext;
