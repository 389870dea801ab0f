using HotplugIac.Core.Model;
using HotplugIac.Harness;
using HotplugIac.Hypervisors;
using Guest = HotplugIac.Harness.LabMachine;

namespace HotplugIac.Libvirt.Tests.Lab;

/// <summary>What the tests on machines with a running system share: the lab's tiny guest and its agent.</summary>
public abstract class GuestTest : LabTest
{
    private readonly Dictionary<string, string> _ids = [];
    private LabScope _scope = null!;

    public override async Task InitializeAsync() => _scope = (await LibvirtLab.OpenAsync()).Scope();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _scope.DisposeAsync();
    }

    /// <summary>Boots a guest and waits for its agent, where it has one.</summary>
    private protected async Task<Guest> BootAsync(GuestDefinition definition)
    {
        var machine = await _scope.StartAsync(definition with { Name = _scope.NewName("lv") });
        _ids[machine.Name] = (await machine.VirshAsync("domuuid")).EnsureSuccess().StandardOutput.Trim();
        if (definition.Agent)
        {
            await machine.Guest.WaitForAgentAsync();
        }

        return machine;
    }

    private protected string Id(Guest machine) => _ids[machine.Name];

    private protected async Task<MachineSnapshot> Read(Guest machine) => await Read(Id(machine));

    /// <summary>What the guest's agent says. On a busy machine an emulated guest can take longer than the one answer may: it is asked again.</summary>
    private protected async Task<GuestView> View(Guest machine) =>
        (await Eventually.BecomesAsync(_ => Hypervisor.ReadGuestAsync(Id(machine), None), view => view is not null, TimeSpan.FromMinutes(3), "an agent that answers"))!;

    /// <summary>Waits until the machine is as it should be.</summary>
    private protected Task<MachineSnapshot> Until(Guest machine, Func<MachineSnapshot, bool> accept, string what) =>
        Eventually.BecomesAsync(_ => Read(machine), accept, TimeSpan.FromMinutes(3), what);

    private protected static GuestDefinition Tiny { get; } = new() { Name = LibvirtLab.NamePrefix };
}
