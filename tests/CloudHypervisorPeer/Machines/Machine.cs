using System.Text.Json.Nodes;
using HotplugIac.Peer.Config;

namespace HotplugIac.Peer.Machines;

/// <summary>
/// A running VM (vm.rs: Vm). Every reset makes another one from the config, as the real one does; so a guest's own reboot is as good
/// as power off and on (RULEBOOK B "Lifecycle").
/// </summary>
internal sealed class Machine : IDisposable
{
    private readonly JsonObject _config;
    private readonly PeerVersion _version;

    private GuestBehaviour _guest;

    /// <exception cref="Refusal">The config does not hold.</exception>
    public Machine(JsonObject config, PeerVersion version, GuestBehaviour guest, bool hideVcpus)
    {
        BootChecks.Check(config);
        (_config, _version, _guest) = (config, version, guest);
        Ram = new Ram(MemoryConfig.Read(Memory), version);
        Vcpus = new Vcpus((int)(Cpus.Number("boot_vcpus") ?? 1), (int)(Cpus.Number("max_vcpus") ?? 1), hideVcpus);
        Ram.Follow(guest);
    }

    public Vcpus Vcpus { get; }

    public Ram Ram { get; }

    public bool IsPaused { get; private set; }

    private JsonObject Memory => _config.Object("memory")!;

    private JsonObject Cpus => _config.Object("cpus")!;

    /// <summary>What the balloon has taken: the guest gives at once.</summary>
    public long Ballooned => _config.Object("balloon")?.Number("size") ?? 0;

    /// <summary>One after the other, and what is done stays done when the next fails (vm.rs: Vm::resize).</summary>
    /// <exception cref="Refusal">Something cannot be done.</exception>
    public void Resize(long? vcpus, long? ram, long? balloon)
    {
        if (vcpus is { } count)
        {
            Vcpus.Resize(count);
            Cpus["boot_vcpus"] = count;
        }

        if (ram is { } size)
        {
            Ram.Resize(size, _guest);
            WriteSize(size);
        }

        if (balloon is { } taken)
        {
            var device = _config.Object("balloon") ?? throw new Refusal(RefusalKind.Failed, "Device manager", "There is no balloon");
            device["size"] = taken;
        }

        LetGuestAct();
    }

    /// <exception cref="Refusal">It cannot be done.</exception>
    public void ResizeZone(string id, long size)
    {
        var zone = Memory.Objects("zones").FirstOrDefault(z => z.Text("id") == id)
            ?? throw new Refusal(RefusalKind.Failed, $"There is no memory zone {id}");
        var boot = ZoneConfig.Read(zone);
        Ram.ResizeZone(boot, size, _guest);
        zone["hotplugged_size"] = size - boot.Size;
        LetGuestAct();
    }

    /// <exception cref="Refusal">It is paused, or not.</exception>
    public void Pause(bool on)
    {
        if (on == IsPaused)
        {
            throw new Refusal(RefusalKind.Failed, "Invalid state transition");
        }

        IsPaused = on;
        LetGuestAct();
    }

    /// <summary>The guest behaves otherwise from now on, and does what it has not done so far.</summary>
    public void Change(GuestBehaviour guest)
    {
        _guest = guest;
        LetGuestAct();
    }

    public void Dispose() => Vcpus.Dispose();

    /// <summary>The config has the wish, whatever became of it. For ACPI that is the size of the next boot, for virtio-mem what is beside the boot size.</summary>
    private void WriteSize(long desired)
    {
        var boot = Memory.Number("size") ?? 0;
        if (Memory.Text("hotplug_method") != "VirtioMem")
        {
            Memory["size"] = desired;
        }
        else if (desired > boot)
        {
            Memory["hotplugged_size"] = desired - boot;
        }
        else if (_version.NullsAreLeftOut)
        {
            Memory.Remove("hotplugged_size");
        }
        else
        {
            Memory["hotplugged_size"] = null;
        }
    }

    private void LetGuestAct()
    {
        if (IsPaused)
        {
            return;
        }

        Ram.Follow(_guest);
        if (_guest.EjectsAfter == TimeSpan.Zero)
        {
            Vcpus.Eject();
        }
    }
}
