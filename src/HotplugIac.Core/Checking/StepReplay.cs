using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>Plays the steps on the snapshot as a hypervisor would, refusing what it refuses.</summary>
internal sealed class StepReplay
{
    private readonly MachineSnapshot _snapshot;
    private readonly PlanResult _plan;
    private readonly List<string> _findings = [];
    private Sizing? _running;
    private Sizing _configured;
    private int? _ports;

    private StepReplay(MachineSnapshot snapshot, PlanResult plan)
    {
        (_snapshot, _plan) = (snapshot, plan);
        (_running, _configured, _ports) = (snapshot.Running, snapshot.Configured, snapshot.Facts.FreeRootPorts);
    }

    public static IReadOnlyList<string> Check(MachineSnapshot snapshot, PlanResult plan)
    {
        var replay = new StepReplay(snapshot, plan);
        if (plan.Steps.Count > 0 && !snapshot.Persistent)
        {
            replay._findings.Add("A transient machine keeps no configuration, and a plan for it does nothing.");
        }

        foreach (var step in plan.Steps)
        {
            replay.Play(step);
        }

        if (!Equals(replay._running, plan.RunningAfter))
        {
            replay._findings.Add("The steps do not lead to the running machine that the plan predicts.");
        }

        if (replay._configured != plan.ConfiguredAfter)
        {
            replay._findings.Add("The steps do not lead to the configuration that the plan predicts.");
        }

        return replay._findings;
    }

    private void Play(PlanStep step)
    {
        if (_running is null && step is not (WriteConfigurationStep or StartStep))
        {
            _findings.Add($"\"{step.Describe()}\" is a live step of a machine that is off.");
            return;
        }

        switch (step)
        {
            case PowerCycleStep or StartStep:
                _running = Booted(_configured);
                break;
            case SetVcpusStep s:
                _findings.AddRange(StepRefusals.Of(s, _running!, _snapshot.Facts));
                _running = _running! with { Vcpus = s.To };
                break;
            case SetNumaTuneStep s:
                _findings.AddRange(StepRefusals.Of(s, _running!));
                _running = _running! with { NumaTune = s.To };
                break;
            case GrowMemoryStep s:
                _findings.AddRange(MemoryStepRefusals.Of(s, _running!, _snapshot.Facts));
                Move([new MemoryDevice(MemoryModel.Dimm, "ua-hotplug-acpi", s.To - _running!.BaseMemory, null) { Slot = SlotNeed.None }], step);
                break;
            case AttachMemoryDeviceStep s:
                _findings.AddRange(MemoryStepRefusals.Of(s, _running!, _snapshot.Facts, _ports));
                _ports = s.Device.Model == MemoryModel.VirtioMem ? _ports - 1 : _ports;
                Move([.. _running!.Devices, s.Device], step);
                break;
            case DetachMemoryDeviceStep s:
                _findings.AddRange(MemoryStepRefusals.Of(s, _running!, _snapshot.Facts));
                Move([.. _running!.Devices.Where(d => d.Alias != s.Device.Alias)], step);
                break;
            case ResizeMemoryDeviceStep s:
                _findings.AddRange(MemoryStepRefusals.Of(s, _running!));
                Move([.. _running!.Devices.Select(d => d.Alias == s.Alias ? d with { Requested = s.Requested, Current = s.Requested } : d)], step);
                break;
        }

        Write(step);
    }

    /// <summary>A plan may take no more than was asked for, not even on the way: what leaves is not there when the next step fails.</summary>
    private void Move(EquatableList<MemoryDevice> devices, PlanStep step)
    {
        _running = _running! with { Devices = devices };
        var least = ByteSize.Min(_snapshot.Running!.Memory, _plan.ConfiguredAfter.Memory);
        if (_running.Memory < least)
        {
            _findings.Add($"\"{step.Describe()}\" leaves {_running.Memory}, and the machine shall never have less than {least}.");
        }
    }

    private void Write(PlanStep step)
    {
        if (step.Configuration is { } written)
        {
            _findings.AddRange(StepWrites.Check(step, _configured, written));
            _configured = written;
            _findings.AddRange(PlanChecker.Illegal(written, _snapshot));
        }
        else if (step is WriteConfigurationStep)
        {
            _findings.Add("A step writes no configuration.");
        }
    }

    /// <summary>A start brings the configuration, and the guest takes what virtio-mem offers (RULEBOOK A4.3, A4.7).</summary>
    private static Sizing Booted(Sizing configured) => configured with
    {
        Devices = configured.Devices.Select(d => d.Model == MemoryModel.VirtioMem ? d with { Current = d.Requested } : d).ToEquatableList(),
    };
}
