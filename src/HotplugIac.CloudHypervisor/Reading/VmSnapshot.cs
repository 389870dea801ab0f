using System.Runtime.InteropServices;
using HotplugIac.CloudHypervisor.Api;
using HotplugIac.CloudHypervisor.Definitions;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning.Resize;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor.Reading;

/// <summary>A look at a machine → what the planner reads. What is only a wish in <c>vm.info</c> is not told as a fact.</summary>
internal static class VmSnapshot
{
    public const string Kind = "cloud-hypervisor";

    /// <exception cref="HypervisorException">The VMM answers with a configuration that cannot be read.</exception>
    public static MachineSnapshot Of(VmLook look)
    {
        var reading = new VmConfigFormat().Read(look.Config.ToJsonString(), Facts(look.Version));
        if (reading.Problems.Count > 0)
        {
            throw new HypervisorException(LifecycleRules.StepFailed, $"The VMM's configuration of \"{look.Name}\" cannot be read: {reading.Problems[0].Text}");
        }

        var facts = Facts(look.Version);
        var defined = reading.Sizing with { MemorySlots = 0 };
        var method = Method(look, defined);
        var running = look.IsRunning ? Running(look, defined, method) : null;
        var configured = Configured(look, defined);
        var power = look.IsPaused ? PowerState.Paused : look.IsRunning ? PowerState.Running : PowerState.Off;
        return new MachineSnapshot(look.Name, look.Name, Kind, power, WithFloor(running, facts), WithFloor(configured, facts)!, facts with
        {
            VirtioMem = method is ResizeMethod.VirtioMem or ResizeMethod.Zones,
            Resize = new ResizeFacts(method)
            {
                GrowthsLeft = Math.Max(0, ResizeFacts.GrowthsPerBoot - look.Growths),
                IsSeen = running is null || look.Process.Vcpus > 0,
                TellsPlugged = look.Version.CountsPlugged,
                SurvivesPowerOff = look.Process.SurvivesPowerOff,
            },
        })
        {
            StoppedByUs = look.Record.Stopped,
        };
    }

    /// <summary>What a machine can have on this host with this version.</summary>
    public static MachineFacts Facts(VmmVersion version) => new()
    {
        MachineType = version.Text,

        // Elsewhere a running machine's vCPUs are answered with EBUSY (RULEBOOK B "boot_vcpus up").
        VcpuHotplug = RuntimeInformation.OSArchitecture == Architecture.X64,
        VcpuLimit = version.MostVcpus,
        VirtioMem = true,
        FreeRootPorts = 0,
        SlotLimit = 0,
    };

    /// <summary>Every vCPU but the first can go, where any can.</summary>
    private static Sizing? WithFloor(Sizing? sizing, MachineFacts facts) => sizing is null || facts.VcpuHotplug ? sizing : sizing with { MinVcpus = sizing.Vcpus };

    private static ResizeMethod Method(VmLook look, Sizing defined) =>
        !look.IsAcpi ? look.Config["memory"]?["zones"] is System.Text.Json.Nodes.JsonArray { Count: > 0 } ? ResizeMethod.Zones
            : defined.Devices.Count > 0 ? ResizeMethod.VirtioMem : ResizeMethod.None
        : defined.MaxMemory.IsZero ? ResizeMethod.None
        : ResizeMethod.Acpi;

    private static Sizing Running(VmLook look, Sizing defined, ResizeMethod method)
    {
        var sizing = defined with { Vcpus = look.Vcpus };
        return method switch
        {
            ResizeMethod.Acpi or ResizeMethod.None when look.IsAcpi => AcpiMemory.With(WithBase(sizing, look), new(look.Memory)),
            _ => sizing with { Devices = Plugged(look, sizing) },
        };
    }

    private static Sizing Configured(VmLook look, Sizing defined)
    {
        var sizing = defined with { Vcpus = look.Record.NextVcpus ?? defined.Vcpus };
        if (!look.IsAcpi)
        {
            return sizing with { Devices = sizing.Devices.Select(d => d with { Current = ByteSize.Zero }).ToEquatableList() };
        }

        return AcpiMemory.With(WithBase(sizing, look), new(look.Record.NextMemory ?? look.Size));
    }

    /// <summary>Both stay what they were: that a reset moves them up (RULEBOOK B "Lifecycle") is nothing that waits for it.</summary>
    private static Sizing WithBase(Sizing sizing, VmLook look) => sizing with { BaseMemory = new(look.BaseMemory), MaxMemory = new(look.Maximum) };

    /// <summary>
    /// What the guest has of virtio-mem: since v52 the VMM counts it for the machine as a whole. Between several zones what is missing
    /// is looked for from the last one on, what is too much from the first one on.
    /// </summary>
    private static EquatableList<MemoryDevice> Plugged(VmLook look, Sizing sizing)
    {
        var requested = ByteSize.Sum(sizing.Devices.Select(d => d.Requested));
        var balloon = look.Config["balloon"]?["size"]?.GetValue<long>() ?? 0;
        var actual = look.Version.CountsPlugged && look.Info["memory_actual_size"] is { } told ? told.GetValue<long>() + balloon - sizing.BaseMemory.Bytes : requested.Bytes;
        var missing = requested.Bytes - actual;
        var devices = new MemoryDevice[sizing.Devices.Count];
        foreach (var i in missing > 0 ? Enumerable.Range(0, devices.Length).Reverse() : Enumerable.Range(0, devices.Length))
        {
            var device = sizing.Devices[i];
            var current = Math.Clamp(device.Requested.Bytes - missing, 0, device.Size.Bytes);
            missing -= device.Requested.Bytes - current;
            devices[i] = device with { Current = new(current) };
        }

        return devices.ToEquatableList();
    }
}
