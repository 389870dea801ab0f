using HotplugIac.Core.Checking;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Tests.Peer;

/// <summary>One machine in memory that takes and refuses what QEMU takes and refuses (RULEBOOK A1, A2).</summary>
internal sealed class PeerMachine(Sizing running, MachineFacts facts)
{
    private readonly List<(PlanStep Step, int Looks)> _late = [];
    private int? _looksToOff;
    private int _shutdowns;

    public Sizing? Running { get; set; } = running;

    public Sizing Configured { get; set; } = running with { Devices = running.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() };

    public bool Persistent { get; set; } = true;

    public bool Paused { get; set; }

    public bool ManagedSave { get; set; }

    /// <summary>The mark of a stop by an apply.</summary>
    public bool Marked { get; set; }

    /// <summary>The boots that there were.</summary>
    public int Boots { get; private set; }

    public PeerGuest Guest { get; } = Booted(running);

    /// <summary>How much more the guest takes of a virtio-mem request each time somebody looks.</summary>
    public ByteSize GuestTakes { get; set; } = ByteSize.FromGiB(1024);

    /// <summary>What the guest has at most, however much is requested.</summary>
    public ByteSize GuestLimit { get; set; } = ByteSize.FromGiB(1024);

    public MachineSnapshot Look()
    {
        if (Running is { } running)
        {
            Running = running with { Devices = running.Devices.Select(Follow).ToEquatableList() };
            Pass();
        }

        var power = Running is null ? PowerState.Off : Paused ? PowerState.Paused : PowerState.Running;
        return new MachineSnapshot("3f0c", "web", "peer", power, Running, Configured, facts) { Persistent = Persistent, StoppedByUs = Marked, ManagedSave = ManagedSave };
    }

    public void Apply(PlanStep step)
    {
        var running = Running ?? throw Refusal("domain is not running");
        if (step is DetachMemoryDeviceStep || step is SetVcpusStep { NeedsGuest: true })
        {
            Unplug(step, running);
            return;
        }

        Running = step switch
        {
            SetVcpusStep s when s.To > running.MaxVcpus => throw Refusal($"requested vcpus is greater than max allowable vcpus for the live domain: {s.To} > {running.MaxVcpus}"),
            SetVcpusStep s => running with { Vcpus = s.To },
            AttachMemoryDeviceStep s => Attach(running, s.Device),
            ResizeMemoryDeviceStep s => Resize(running, s),
            SetNumaTuneStep s => running with { NumaTune = s.To },
            _ => throw Refusal($"{step.Describe()} is no live step"),
        };
    }

    /// <summary>Asks the guest, which may miss it.</summary>
    public void RequestShutdown()
    {
        _ = Running ?? throw Refusal("Requested operation is not valid: domain is not running");
        if (++_shutdowns > Guest.MissesShutdowns && !Paused)
        {
            _looksToOff ??= Guest.ShutdownLooks;
        }
    }

    public void Stop()
    {
        Running = null;
        _looksToOff = null;
        _late.Clear();
    }

    public void Start()
    {
        if (Running is not null)
        {
            return;
        }

        if (ManagedSave)
        {
            throw new HypervisorException(LifecycleRules.ManagedSave, "a saved image would be restored");
        }

        Boots++;
        _shutdowns = 0;
        Running = Configured;
        Guest.Boot(Configured);
    }

    private static PeerGuest Booted(Sizing running)
    {
        var guest = new PeerGuest();
        guest.Boot(running);
        return guest;
    }

    /// <summary>A moment goes by.</summary>
    private void Pass()
    {
        if (_looksToOff is { } looks)
        {
            _looksToOff = looks - 1;
            if (looks <= 0)
            {
                Stop();
                return;
            }
        }

        for (var i = _late.Count - 1; i >= 0; i--)
        {
            var (step, left) = _late[i];
            _late[i] = (step, left - 1);
            if (left <= 0)
            {
                _late.RemoveAt(i);
                Running = Without(step, Running!);
            }
        }
    }

    private void Unplug(PlanStep step, Sizing running)
    {
        if (step is SetVcpusStep vcpus && vcpus.To < running.MinVcpus)
        {
            throw Refusal("failed to find appropriate hotpluggable vcpus to reach the desired target vcpu count");
        }

        switch (Guest.Unplugging)
        {
            case Unplugging.MustNotBeAsked:
                throw Refusal("the guest of this peer must not be asked to give anything back");
            case Unplugging.Obeys:
                Running = Without(step, running);
                return;
            case Unplugging.Refuses:
                throw new HypervisorException(LifecycleRules.GuestRefused, "unplug of device was rejected by the guest.") { IsFinal = true };
        }

        if (Guest.LateAfterLooks < int.MaxValue)
        {
            _late.Add((step, Guest.LateAfterLooks));
        }

        if (Guest.Unplugging == Unplugging.TimesOut)
        {
            throw new HypervisorException(LifecycleRules.GuestRefused, "the guest did not answer in 5 s.");
        }
    }

    /// <summary>A late answer to a request for several vCPUs is to the first of them: libvirt asked for no other.</summary>
    private Sizing Without(PlanStep step, Sizing running) => step switch
    {
        SetVcpusStep s => running with { Vcpus = Guest.Unplugging == Unplugging.Obeys ? s.To : running.Vcpus - 1 },
        DetachMemoryDeviceStep s => running with { Devices = running.Devices.Where(d => d.Alias != s.Device.Alias).ToEquatableList() },
        _ => running,
    };

    public void Write(Sizing sizing)
    {
        if (!Persistent)
        {
            throw Refusal("transient domains do not have any persistent config");
        }

        var findings = PlanChecker.CheckConfiguration(sizing, facts);
        Configured = findings.Count == 0 ? sizing : throw Refusal(string.Join(" ", findings));
    }

    private MemoryDevice Follow(MemoryDevice device)
    {
        if (device.Model != MemoryModel.VirtioMem)
        {
            return device;
        }

        var current = device.Current <= device.Requested
            ? ByteSize.Min(ByteSize.Min(device.Requested, GuestLimit), device.Current + GuestTakes)
            : ByteSize.Max(ByteSize.Max(device.Requested, Guest.Keeps), device.Current <= GuestTakes ? ByteSize.Zero : device.Current - GuestTakes);
        return device with { Current = current };
    }

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

    private Sizing Resize(Sizing running, ResizeMemoryDeviceStep step)
    {
        var device = running.Devices.FirstOrDefault(d => d.Alias == step.Alias) ?? throw Refusal($"device not found: {step.Alias}");
        return step.Requested > device.Size || !step.Requested.IsMultipleOf(device.Block)
            ? throw Refusal("requested size must be a multiple of the block size and at most size")
            : step.Requested < device.Current && Guest.Unplugging == Unplugging.MustNotBeAsked ? throw Refusal("this peer never takes memory back: the applier must not ask")
            : running with { Devices = running.Devices.Select(d => d == device ? d with { Requested = step.Requested } : d).ToEquatableList() };
    }

    private static HypervisorException Refusal(string message) => new(LifecycleRules.StepFailed, message);
}
