using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Memory devices that are to leave a running machine (RULEBOOK A2 "remove dimm", "virtio-mem remove").</summary>
internal static class MemoryDetachment
{
    public static LiveReply Detach(SimulatedMachine machine, Sizing running, DetachMemoryDeviceStep step)
    {
        if (running.Devices.FirstOrDefault(d => d.Alias == step.Device.Alias) is not { } device)
        {
            // It is gone already: code 99, which is what was asked for.
            return machine;
        }

        switch (device.Model)
        {
            case MemoryModel.Other:
                throw Refusal.Monitor(step.Describe(), "device_del", "nvdimm device hot unplug is not supported yet.");
            case MemoryModel.VirtioMem:
                CheckVirtioMem(step.Describe(), device, machine.Facts);
                break;
        }

        if (machine is { IsPaused: false, Guest.Unplug: GuestUnplug.Obeys })
        {
            return machine with
            {
                Running = running with { Devices = running.Devices.Where(d => d.Alias != device.Alias).ToEquatableList() },
                VirtioMemAtBoot = RootPorts.Counted(machine, running),
            };
        }

        // A refusal is told through ACPI, by a DIMM only. Silence is a success reply, and the device stays (RULEBOOK D1).
        return device.Model == MemoryModel.Dimm && machine is { IsPaused: false, Guest.Unplug: GuestUnplug.Refuses }
            ? throw Refusal.Rejected(step.Describe())
            : LateUnplugs.Ask(machine, new LateUnplug(device.Alias, 0, 0)) with { VirtioMemAtBoot = RootPorts.Counted(machine, running) };
    }

    private static void CheckVirtioMem(string what, MemoryDevice device, MachineFacts facts)
    {
        if (!facts.VirtioMemUnplug)
        {
            throw Refusal.Monitor(what, "device_del", "virtio based memory devices cannot be unplugged.");
        }

        if (!device.Current.IsZero)
        {
            throw Refusal.Monitor(what, "device_del", "virtio-mem device cannot get unplugged while some of its memory is still plugged");
        }

        if (!device.Requested.IsZero)
        {
            throw Refusal.Monitor(what, "device_del", "virtio-mem device cannot get unplugged while 'requested-size' != '0'");
        }
    }
}
