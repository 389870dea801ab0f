using HotplugIac.Core.Model;

namespace HotplugIac.Core.Planning;

/// <summary>
/// One step of a plan: at most one act on the live machine, then the configuration that goes with it. The applier does
/// the live half first, reads back, writes the configuration, reads back.
/// </summary>
public abstract record PlanStep
{
    private protected PlanStep()
    {
    }

    /// <summary>What the next boot shall have once the step is done; null when the configuration stays as it is.</summary>
    public Sizing? Configuration { get; init; }

    /// <summary>
    /// Whether the guest has to give something back: it may refuse, and is asked for no longer than
    /// <see cref="Model.Policy.UnplugTimeout"/>.
    /// </summary>
    public virtual bool NeedsGuest => false;

    /// <summary>The steps that are done with one request; a step that is none of several is its only part.</summary>
    public virtual EquatableList<PlanStep> Parts => [this];

    /// <summary>Whether the live half of the step is visible in what was read back.</summary>
    public abstract bool IsLiveDone(Sizing? running);

    /// <summary>For progress and error messages.</summary>
    public abstract string Describe();
}

/// <summary>
/// Hot-add vCPUs, or unplug them when <paramref name="To"/> is lower: <c>virDomainSetVcpusFlags(To, LIVE)</c>. It stops in
/// the middle without rollback (RULEBOOK A1).
/// </summary>
public sealed record SetVcpusStep(int From, int To) : PlanStep
{
    public override bool NeedsGuest => To < From;

    public override bool IsLiveDone(Sizing? running) => running?.Vcpus == To;

    public override string Describe() => To < From ? $"unplug vCPUs {From} → {To}" : $"hot-add vCPUs {From} → {To}";
}

/// <summary>Attach a memory device to the live machine.</summary>
public sealed record AttachMemoryDeviceStep(MemoryDevice Device) : PlanStep
{
    public override bool IsLiveDone(Sizing? running) =>
        running?.Devices.Any(d => d.Alias == Device.Alias && d.Size == Device.Size && d.Capacity == Device.Capacity
            && (d.Model != MemoryModel.VirtioMem || d.Current == Device.Requested)) == true;

    public override string Describe() => Device.Model == MemoryModel.Dimm
        ? $"attach the DIMM {Device.Alias} of {Device.Size}"
        : $"attach the virtio-mem device {Device.Alias} of {Device.Size}, {Device.Requested} requested";
}

/// <summary>Ask a virtio-mem device for another size; done when the guest has followed (RULEBOOK A2).</summary>
public sealed record ResizeMemoryDeviceStep(string Alias, ByteSize From, ByteSize Requested) : PlanStep
{
    public override bool NeedsGuest => Requested < From;

    public override bool IsLiveDone(Sizing? running) =>
        running?.Devices.Any(d => d.Alias == Alias && d.Requested == Requested && d.Current == Requested) == true;

    public override string Describe() => $"resize the virtio-mem device {Alias} from {From} to {Requested}";
}

/// <summary>
/// Grow the memory of a machine that is resized as a whole: <c>vm.resize</c> with <c>desired_ram</c> (RULEBOOK B "ACPI memory
/// grow").
/// </summary>
public sealed record GrowMemoryStep(ByteSize From, ByteSize To) : PlanStep
{
    public override bool IsLiveDone(Sizing? running) => running?.Memory == To;

    public override string Describe() => $"grow the memory from {From} to {To}";
}

/// <summary>
/// vCPUs and memory in one request: <c>vm.resize</c> with <c>desired_vcpus</c> and what goes with it. The hypervisor does them in
/// this order, and what is done of them stays (RULEBOOK B "Order inside one vm.resize").
/// </summary>
/// <param name="Memory">A <see cref="GrowMemoryStep"/> or a <see cref="ResizeMemoryDeviceStep"/>.</param>
public sealed record ResizeMachineStep(SetVcpusStep Vcpus, PlanStep Memory) : PlanStep
{
    public override bool NeedsGuest => Vcpus.NeedsGuest || Memory.NeedsGuest;

    public override EquatableList<PlanStep> Parts => [Vcpus, Memory];

    public override bool IsLiveDone(Sizing? running) => Vcpus.IsLiveDone(running) && Memory.IsLiveDone(running);

    public override string Describe() => $"{Vcpus.Describe()} and {Memory.Describe()}";
}

/// <summary>
/// Detach a memory device from the live machine. A DIMM goes when the guest has offlined all its blocks; a success reply
/// proves nothing (RULEBOOK D1).
/// </summary>
public sealed record DetachMemoryDeviceStep(MemoryDevice Device) : PlanStep
{
    public override bool NeedsGuest => true;

    public override bool IsLiveDone(Sizing? running) => running is not null && running.Devices.All(d => d.Alias != Device.Alias);

    public override string Describe() => $"detach the {(Device.Model == MemoryModel.Dimm ? "DIMM" : "memory device")} {Device.Alias} of {Device.Size}";
}

/// <summary>Change the host nodes of the running machine's memory; possible in restrictive mode only (RULEBOOK A3).</summary>
public sealed record SetNumaTuneStep(NumaTune From, NumaTune To) : PlanStep
{
    public override bool IsLiveDone(Sizing? running) => running?.NumaTune == To;

    public override string Describe() => $"move memory to the host nodes {To.Nodeset}";
}

/// <summary>
/// Stop the machine and start it again, once. The stop is marked in the machine's metadata first and the mark removed after
/// the start, so that a machine that a crash left off is started by the next apply (PRODUCT.md, promise 5).
/// </summary>
public sealed record PowerCycleStep : PlanStep
{
    /// <summary>Not visible in a sizing: whoever carries it out sees the machine go off and come back.</summary>
    public override bool IsLiveDone(Sizing? running) => running is not null;

    public override string Describe() => "stop the machine and start it again";
}

/// <summary>Start a machine that an interrupted power cycle left off.</summary>
public sealed record StartStep : PlanStep
{
    public override bool IsLiveDone(Sizing? running) => running is not null;

    public override string Describe() => "start the machine again";
}

/// <summary>Write the configuration only.</summary>
public sealed record WriteConfigurationStep : PlanStep
{
    public override bool IsLiveDone(Sizing? running) => true;

    public override string Describe() => "write the configuration";
}
