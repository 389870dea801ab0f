using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Tests.Peer;

/// <summary>One machine in memory that takes and refuses what QEMU takes and refuses (RULEBOOK A1, A2).</summary>
internal sealed class PeerMachine(Sizing running, MachineFacts facts)
{
    public Sizing? Running { get; set; } = running;

    public Sizing Configured { get; set; } = running with { Devices = running.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() };

    public bool Persistent { get; set; } = true;

    /// <summary>How much more the guest takes of a virtio-mem request each time somebody looks.</summary>
    public ByteSize GuestTakes { get; set; } = ByteSize.FromGiB(1024);

    /// <summary>What the guest has at most, however much is requested.</summary>
    public ByteSize GuestLimit { get; set; } = ByteSize.FromGiB(1024);

    public MachineSnapshot Look()
    {
        if (Running is { } running)
        {
            Running = running with { Devices = running.Devices.Select(Follow).ToEquatableList() };
        }

        return new MachineSnapshot("3f0c", "web", "peer", Running is null ? PowerState.Off : PowerState.Running, Running, Configured, facts) { Persistent = Persistent };
    }

    public void Apply(PlanStep step)
    {
        var running = Running ?? throw Refusal("domain is not running");
        Running = step switch
        {
            SetVcpusStep s when s.To > running.MaxVcpus => throw Refusal($"requested vcpus is greater than max allowable vcpus for the live domain: {s.To} > {running.MaxVcpus}"),
            SetVcpusStep s when s.To < running.Vcpus => throw Refusal("this peer never unplugs: the applier must not ask"),
            SetVcpusStep s => running with { Vcpus = s.To },
            AttachMemoryDeviceStep s => Attach(running, s.Device),
            ResizeMemoryDeviceStep s => Resize(running, s),
            _ => throw Refusal($"{step.Describe()} is no live step"),
        };
    }

    public void Write(Sizing sizing)
    {
        if (!Persistent)
        {
            throw Refusal("transient domains do not have any persistent config");
        }

        var findings = PlanChecker.CheckConfiguration(sizing, facts);
        Configured = findings.Count == 0 ? sizing : throw Refusal(string.Join(" ", findings));
    }

    private MemoryDevice Follow(MemoryDevice device) =>
        device.Model == MemoryModel.VirtioMem
            ? device with { Current = ByteSize.Min(ByteSize.Min(device.Requested, GuestLimit), device.Current + GuestTakes) }
            : device;

    private Sizing Attach(Sizing running, MemoryDevice device)
    {
        bool TakesSlot(MemoryDevice d) => d.Model != MemoryModel.VirtioMem || facts.VirtioMemTakesSlot;
        if (TakesSlot(device) && running.Devices.Count(TakesSlot) >= running.MemorySlots)
        {
            throw Refusal($"count of memory devices requiring memory slots exceeds slots count {running.MemorySlots}");
        }

        if (running.TotalMemory + device.Size > running.MaxMemory)
        {
            throw Refusal("Attaching memory device would exceed domain's maxMemory config size");
        }

        return running with { Devices = [.. running.Devices, device with { Current = ByteSize.Zero }] };
    }

    private static Sizing Resize(Sizing running, ResizeMemoryDeviceStep step)
    {
        var device = running.Devices.FirstOrDefault(d => d.Alias == step.Alias) ?? throw Refusal($"device not found: {step.Alias}");
        return step.Requested > device.Size || !step.Requested.IsMultipleOf(device.Block)
            ? throw Refusal("requested size must be a multiple of the block size and at most size")
            : step.Requested < device.Current ? throw Refusal("this peer never takes memory back: the applier must not ask")
            : running with { Devices = running.Devices.Select(d => d == device ? d with { Requested = step.Requested } : d).ToEquatableList() };
    }

    private static HypervisorException Refusal(string message) => new(LifecycleRules.StepFailed, message);
}
