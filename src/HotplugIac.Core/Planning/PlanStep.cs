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

    /// <summary>Whether the live half of the step is visible in what was read back.</summary>
    public abstract bool IsLiveDone(Sizing? running);

    /// <summary>For progress and error messages.</summary>
    public abstract string Describe();
}

/// <summary>Hot-add vCPUs: <c>virDomainSetVcpusFlags(To, LIVE)</c>. It stops in the middle without rollback (RULEBOOK A1).</summary>
public sealed record SetVcpusStep(int From, int To) : PlanStep
{
    public override bool IsLiveDone(Sizing? running) => running?.Vcpus == To;

    public override string Describe() => $"hot-add vCPUs {From} → {To}";
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
    public override bool IsLiveDone(Sizing? running) =>
        running?.Devices.Any(d => d.Alias == Alias && d.Requested == Requested && d.Current == Requested) == true;

    public override string Describe() => $"resize the virtio-mem device {Alias} from {From} to {Requested}";
}

/// <summary>Write the configuration only.</summary>
public sealed record WriteConfigurationStep : PlanStep
{
    public override bool IsLiveDone(Sizing? running) => true;

    public override string Describe() => "write the configuration";
}
