using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Lab;

public sealed class NumaTests : LabTest
{
    private static readonly Sizing TwoCells = LabMachine.Sizing with
    {
        NumaCells =
        [
            new NumaCell(CpuSet.Of([0, 1]), ByteSize.FromMiB(64)) { Distances = [10, 21, 31] },
            new NumaCell(CpuSet.Of([2, 3]), ByteSize.FromMiB(32)) { Distances = [21, 10, 41] },
            new NumaCell(CpuSet.Empty, ByteSize.FromMiB(32)) { Distances = [51, 61, 10] },
        ],
    };

    [Fact]
    public async Task A3_cells_distances_and_memory_only_cells_are_read_back_as_they_were_written_and_booted()
    {
        using var machine = new LabMachine(started: false);

        await Hypervisor.WriteConfigurationAsync(machine.Id, TwoCells, None);
        (await Read(machine.Id)).Configured.ShouldBe(TwoCells);
        machine.Start();

        (await Read(machine.Id)).Running.ShouldBe(TwoCells);
    }

    [Fact]
    public async Task D7_distances_that_libvirt_completes_are_what_was_read_from_the_definition()
    {
        const string Partial =
            "<numa><cell id='0' cpus='0-1' memory='64' unit='MiB'><distances><sibling id='1' value='25'/></distances></cell><cell id='1' cpus='2-3' memory='64' unit='MiB'/></numa>";
        using var machine = new LabMachine(
            n => LabMachine.Definition(n).Replace("<numa><cell id='0' cpus='0-3' memory='128' unit='MiB'/></numa>", Partial, StringComparison.Ordinal));

        var snapshot = await Read(machine.Id);

        snapshot.Configured.NumaCells.Select(c => string.Join(',', c.Distances)).ShouldBe(["10,25", "25,10"]);
        snapshot.Running.ShouldBe(snapshot.Configured);
    }

    [Fact]
    public async Task A3_numatune_is_read_back_as_it_was_written_and_goes_again()
    {
        using var machine = new LabMachine(started: false);
        machine.Domain.Connection.DefineXml(machine.Inactive).Dispose();
        var before = machine.Inactive;
        var target = LabMachine.Sizing with
        {
            NumaTune = new NumaTune(NumaTuneMode.Preferred, CpuSet.Of([0])) { Cells = [new NumaTuneCell(0, NumaTuneMode.Strict, CpuSet.Of([0]))] },
        };

        await Hypervisor.WriteConfigurationAsync(machine.Id, target, None);
        (await Read(machine.Id)).Configured.ShouldBe(target);
        await Hypervisor.WriteConfigurationAsync(machine.Id, LabMachine.Sizing, None);

        machine.Inactive.ShouldBe(before);
    }

    /// <summary>It needs the cpuset controller of cgroups, which is not there without systemd: then libvirt's words are told.</summary>
    [Fact]
    public async Task A3_numatune_nodeset_live_shows_or_is_refused_in_libvirts_words()
    {
        using var machine = new LabMachine(n => LabMachine.Definition(n, top: string.Empty)
            .Replace("<os>", "<numatune><memory mode='restrictive' nodeset='0'/></numatune><os>", StringComparison.Ordinal));
        var tune = (await Read(machine.Id)).Running!.NumaTune.ShouldNotBeNull();

        var failure = await Record.ExceptionAsync(() => Hypervisor.ApplyLiveAsync(machine.Id, new SetNumaTuneStep(tune, tune), None));

        if (failure is not null)
        {
            var refused = failure.ShouldBeOfType<HypervisorException>();
            refused.Rule.ShouldBe(LifecycleRules.StepFailed);
            refused.Message.ShouldContain("cgroup cpuset controller is not mounted");
        }

        (await Read(machine.Id)).Running!.NumaTune.ShouldBe(tune);
    }
}
