using System.Globalization;
using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>Many machines in one apply.</summary>
public sealed class FleetTests
{
    [Fact]
    public async Task Twenty_guests_grow_live_in_one_apply_and_ten_of_them_are_power_cycled_one_at_a_time()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machines = await StartAsync(scope, 20);
        var pids = await Task.WhenAll(machines.Select(m => m.QemuPidAsync()));
        await using var project = await ProviderUnderTest.FleetAsync(lab, machines, "vcpus = 2\nmemory = \"256MiB\"");

        await project.ApplyAndReplanEmptyAsync();

        (await Task.WhenAll(machines.Select(m => m.QemuPidAsync()))).ShouldBe(pids);
        foreach (var machine in machines)
        {
            await GuestNumbers.WaitForAsync(machine, 2, 200);
        }

        await PowerCycleAsync(lab, [.. machines.Take(10)]);
        (await Task.WhenAll(machines.Skip(10).Select(m => m.QemuPidAsync()))).ShouldBe(pids.Skip(10));
    }

    private static async Task PowerCycleAsync(LibvirtLab lab, IReadOnlyList<LabMachine> machines)
    {
        var pids = await Task.WhenAll(machines.Select(m => m.QemuPidAsync()));
        await using var project = await ProviderUnderTest.FleetAsync(lab, machines, "vcpus = 2\nmax_vcpus = 4\nmemory = \"256MiB\"\non_reboot_required = \"reboot\"");

        await using var log = await LifecycleLog.StartAsync(lab);
        await project.ApplyAndReplanEmptyAsync();
        var events = await log.UntilStartedAsync(machines.Select(m => m.Name).ToHashSet());

        (await Task.WhenAll(machines.Select(m => m.QemuPidAsync()))).Intersect(pids).ShouldBeEmpty();
        var off = 0;
        foreach (var change in events)
        {
            off += change.IsStop ? 1 : -1;
            off.ShouldBeInRange(0, 1, string.Join('\n', events.Select(e => $"{(e.IsStop ? "stopped" : "started")} {e.Machine}")));
        }

        events.Count(e => e.IsStop).ShouldBe(machines.Count);
    }

    private static async Task<IReadOnlyList<LabMachine>> StartAsync(LabScope scope, int count)
    {
        var machines = new List<LabMachine>();
        for (var i = 0; i < count; i++)
        {
            machines.Add(await scope.StartAsync(new GuestDefinition
            {
                Name = scope.NewName(string.Create(CultureInfo.InvariantCulture, $"fleet{i}")), Vcpus = 1, MaxVcpus = 2, Memory = 128, MaxMemory = 512, MemorySlots = 4,
            }));
        }

        foreach (var machine in machines)
        {
            await machine.Guest.WaitForAgentAsync(TimeSpan.FromMinutes(4));
        }

        return machines;
    }
}
