using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>What a virtio-mem device is asked for, and how its guest follows (RULEBOOK A2 "virtio-mem requested up/down").</summary>
internal static class VirtioMemRequest
{
    /// <summary>Replies at once; the guest follows from look to look.</summary>
    public static SimulatedMachine Resize(SimulatedMachine machine, Sizing running, ResizeMemoryDeviceStep step)
    {
        var what = step.Describe();
        if (running.Devices.FirstOrDefault(d => d.Alias == step.Alias) is not { } device)
        {
            throw Refusal.Internal(what, $"{machine.Name} has no memory device {step.Alias}");
        }

        if (device.Model != MemoryModel.VirtioMem)
        {
            throw Refusal.Unsupported(what, $"cannot modify memory of model '{(device.Model == MemoryModel.Dimm ? "dimm" : "nvdimm")}'");
        }

        MemoryDeviceRules.CheckRequest(what, device, step.Requested);
        return machine with
        {
            Running = running with { Devices = running.Devices.Select(d => ReferenceEquals(d, device) ? d with { Requested = step.Requested } : d).ToEquatableList() },
        };
    }

    /// <summary>A look: the guest's driver takes or gives what it can by then.</summary>
    public static SimulatedMachine Follow(SimulatedMachine machine)
    {
        var running = machine.Running!;
        if (!machine.Guest.HasVirtioMem)
        {
            return machine;
        }

        MemoryDevice[]? moved = null;
        for (var i = 0; i < running.Devices.Count; i++)
        {
            var device = running.Devices[i];
            if (device.Model == MemoryModel.VirtioMem && Next(device, machine) is var next && next != device.Current)
            {
                moved ??= [.. running.Devices];
                moved[i] = device with { Current = next };
            }
        }

        return moved is null ? machine : machine with { Running = running with { Devices = [.. moved] } };
    }

    private static ByteSize Next(MemoryDevice device, SimulatedMachine machine)
    {
        var guest = machine.Guest;
        var pace = guest.FollowsPerLook.IsZero ? device.Size : ByteSize.Max(device.Block, guest.FollowsPerLook.RoundDown(device.Block));
        if (device.Current <= device.Requested)
        {
            // Linux uses whole memory blocks of a device (C2, observed on Linux 6.1): of 64 MiB nothing, of 192 MiB 128.
            var usable = ByteSize.Max(device.Current, device.Size.RoundDown(ByteSize.Max(device.Block, machine.Facts.GuestBlock)));
            return ByteSize.Min(ByteSize.Min(device.Requested, usable), device.Current + pace);
        }

        var floor = ByteSize.Max(device.Requested, ByteSize.Min(device.Current, guest.Keeps.RoundUp(device.Block)));
        return device.Current - floor <= pace ? floor : device.Current - pace;
    }
}
