using System.Text.Json.Nodes;
using HotplugIac.Peer.Config;

namespace HotplugIac.Peer.Machines;

/// <summary>A VMM: one config, in memory only, and at most one running VM (lib.rs: Vmm). Requests are served one by one, under <see cref="Turn"/>.</summary>
internal sealed partial class Vmm(PeerOptions options) : IDisposable
{
    private readonly PeerVersion _version = options.Version;

    private GuestBehaviour _guest = options.Guest;
    private JsonObject? _config;
    private Machine? _machine;
    private ITimer? _ejection;
    private int _boots;

    public PeerVersion Version => _version;

    /// <summary>Held by whoever calls.</summary>
    public Lock Turn { get; } = new();

    /// <summary>The process is to end, as far as it is this VMM's.</summary>
    public bool HasEnded { get; private set; }

    /// <exception cref="Refusal">There is one, or it cannot be read. Whether it could boot is not looked at.</exception>
    public void Create(JsonObject config)
    {
        var shape = Shapes.VmConfig(_version);
        shape.Check(config);
        if (_config is not null)
        {
            throw AlreadyCreated();
        }

        shape.Fill(config, _version);
        _config = config;
    }

    public void Delete()
    {
        End();
        _config = null;
    }

    /// <exception cref="Refusal">There is no config, it does not hold, or it runs.</exception>
    public void Boot()
    {
        if (_machine is not null)
        {
            throw AlreadyCreated();
        }

        _machine = new Machine(_config ?? throw Refusal.NotCreated(), _version, _guest, options.HideVcpus);
        _boots++;
    }

    /// <exception cref="Refusal">It does not run.</exception>
    public void Shutdown()
    {
        _ = Running();
        End();
    }

    /// <summary>A reset. Nothing is left of the VM when the config does not hold any more; it is to be created and booted again.</summary>
    /// <exception cref="Refusal">It does not run, or its config does not hold.</exception>
    public void Reboot()
    {
        _ = _machine ?? throw Refusal.NotCreated();
        End();
        Boot();
    }

    /// <exception cref="Refusal">It does not run, or is not in the other state.</exception>
    public void Pause(bool on) => Running().Pause(on);

    /// <summary>Tells the guest; what it does is its own affair.</summary>
    /// <exception cref="Refusal">It does not run.</exception>
    public void PowerButton()
    {
        if (!Running().IsPaused && _guest.ObeysPowerButton)
        {
            PowerOff();
        }
    }

    /// <exception cref="Refusal">Something of it cannot be done; what comes before it is done.</exception>
    public void Resize(JsonObject wish)
    {
        Shapes.Resize(_version).Check(wish);
        var (vcpus, ram, balloon) = (wish.Number("desired_vcpus"), wish.Number("desired_ram"), wish.Number("desired_balloon"));
        var config = _config ?? throw Refusal.NotCreated();
        if (_machine is null)
        {
            WriteOnly(config, vcpus, ram, balloon);
            return;
        }

        _machine.Resize(vcpus, ram, balloon);
        AwaitEjection();
    }

    /// <exception cref="Refusal">There is no such zone, or it cannot be done.</exception>
    public void ResizeZone(JsonObject wish)
    {
        Shapes.ResizeZone.Check(wish);
        var (id, size) = (wish.Text("id")!, wish.Number("desired_ram") ?? 0);
        var config = _config ?? throw Refusal.NotCreated();
        if (_machine is not null)
        {
            _machine.ResizeZone(id, size);
            return;
        }

        var zone = config.Object("memory")!.Objects("zones").FirstOrDefault(z => z.Text("id") == id);
        (zone ?? throw new Refusal(RefusalKind.Failed, $"There is no memory zone {id}"))["size"] = size;
    }

    /// <summary>Ends the VMM.</summary>
    public void Quit()
    {
        Delete();
        HasEnded = true;
    }

    public void Dispose() => End();

    /// <summary>Before the boot, it is all written and nothing checked; it comes out at the boot. For virtio-mem too it is the boot size.</summary>
    private static void WriteOnly(JsonObject config, long? vcpus, long? ram, long? balloon)
    {
        if (vcpus is { } count)
        {
            config.Object("cpus")!["boot_vcpus"] = count;
        }

        if (ram is { } size)
        {
            config.Object("memory")!["size"] = size;
        }

        if (balloon is { } taken && config.Object("balloon") is { } device)
        {
            device["size"] = taken;
        }
    }

    private static Refusal AlreadyCreated() => new(RefusalKind.Failed, "VM already created");

    private Machine Running() => _machine ?? throw Refusal.NotRunning();

    private void End()
    {
        _ejection?.Dispose();
        _machine?.Dispose();
        _machine = null;
    }
}
