using System.Text.Json.Nodes;

namespace HotplugIac.Peer.Machines;

/// <summary>What happens in the guest, and what a test may look at and do behind the API.</summary>
internal sealed partial class Vmm
{
    /// <summary>What the machine really has; <c>vm.info</c> shows wishes.</summary>
    public JsonObject Truth() => new()
    {
        ["vcpus"] = _machine?.Vcpus.Present ?? 0,
        ["pending"] = _machine?.Vcpus.Pending ?? 0,
        ["ram"] = _machine?.Ram.Total ?? 0,
        ["plugged"] = _machine?.Ram.Plugged ?? 0,
        ["boots"] = _boots,
        ["growths"] = _machine?.Ram.Growths ?? 0,
    };

    /// <summary>Changes how the guest behaves. What is open is done, if it does it now.</summary>
    /// <exception cref="FormatException">There is no such behaviour.</exception>
    public void Change(IEnumerable<(string Name, string Value)> behaviours)
    {
        _guest = behaviours.Aggregate(_guest, (guest, b) => guest.With(b.Name, b.Value));
        _machine?.Change(_guest);
        AwaitEjection();
    }

    /// <summary>The guest ejects the vCPUs that it was asked to eject.</summary>
    public void Eject() => _machine?.Vcpus.Eject();

    /// <summary>The guest reboots: a reset.</summary>
    /// <exception cref="Refusal">It does not run.</exception>
    public void GuestReboot() => Reboot();

    /// <summary>The guest goes off. Without <c>--no-shutdown</c> the VMM goes with it.</summary>
    /// <exception cref="Refusal">It does not run.</exception>
    public void PowerOff()
    {
        Shutdown();
        if (!options.NoShutdown)
        {
            Quit();
        }
    }

    /// <summary>It is as after the VMM was started again: nothing is left of the VM.</summary>
    public void Forget() => Delete();

    private void AwaitEjection()
    {
        _ejection?.Dispose();
        if (_guest.EjectsAfter is { } after && after > TimeSpan.Zero && _machine is { Vcpus.Pending: > 0 } machine)
        {
            _ejection = TimeProvider.System.CreateTimer(_ => EjectLate(machine), null, after, Timeout.InfiniteTimeSpan);
        }
    }

    private void EjectLate(Machine machine)
    {
        lock (Turn)
        {
            // The timer may have waited for a turn in which the machine went.
            if (ReferenceEquals(machine, _machine))
            {
                machine.Vcpus.Eject();
            }
        }
    }
}
