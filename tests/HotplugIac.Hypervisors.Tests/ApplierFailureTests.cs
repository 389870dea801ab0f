using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>What is true after a failure is what is reported; growth is kept, and a second apply goes on.</summary>
public sealed class ApplierFailureTests
{
    private static readonly MachineSpec MoreMemory = new("web") { Memory = Size("4GiB") };

    [Theory]
    [InlineData(1, 2, "2GiB", 2, "2GiB")]
    [InlineData(2, 4, "2GiB", 2, "2GiB")]
    [InlineData(3, 4, "2GiB", 4, "2GiB")]
    [InlineData(4, 4, "4GiB", 4, "2GiB")]
    public void A_call_that_fails_ends_the_apply_keeps_what_was_done_and_a_second_apply_converges(int call, int vcpus, string memory, int configuredVcpus, string configuredMemory)
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Fails.Add(call);

        var outcome = lab.Apply(Growth);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4006");
        problem.Attribute.ShouldBe(call <= 2 ? "vcpus" : "memory");
        problem.Detail.ShouldContain("internal error: no");
        lab.Hypervisor.Calls.Count.ShouldBe(call);
        (outcome.Snapshot!.Running!.Vcpus, outcome.Snapshot.Running.Memory).ShouldBe((vcpus, Size(memory)));
        (outcome.Snapshot.Configured.Vcpus, outcome.Snapshot.Configured.Memory).ShouldBe((configuredVcpus, Size(configuredMemory)));
        lab.ShouldConverge(Growth);
    }

    [Fact]
    public void D16_vcpus_that_stop_in_the_middle_are_kept_and_told_as_they_are()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.StopsAtVcpus = 3;

        var outcome = lab.Apply(Growth);

        outcome.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");
        outcome.Snapshot!.Running!.Vcpus.ShouldBe(3);
        outcome.Snapshot.Configured.Vcpus.ShouldBe(2);
        lab.ShouldConverge(Growth);
    }

    [Fact]
    public void Success_that_does_not_show_is_no_success_and_says_what_is_true()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.DoesNothing.Add(1);

        var outcome = lab.Apply(Growth);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Attribute).ShouldBe(("HP4005", "vcpus"));
        problem.Detail.ShouldContain("does not show it after 10 s. It has 2 vCPUs.");
        lab.Hypervisor.Calls.ShouldBe(["live: hot-add vCPUs 2 → 4"]);
        lab.Time.Elapsed.ShouldBe(ApplyTimeouts.Default.ReadBack);
        lab.ShouldConverge(Growth);
    }

    [Fact]
    public void A_dimm_that_does_not_show_is_no_success()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.DoesNothing.Add(1);

        lab.Apply(MoreMemory).Problems.ShouldHaveSingleItem().Detail.ShouldContain("The device is not there.");

        lab.ShouldConverge(MoreMemory);
    }

    [Fact]
    public void A_virtio_mem_request_that_the_hypervisor_swallows_is_no_success()
    {
        var lab = new ApplierFixture(Virtio);
        lab.Hypervisor.DoesNothing.Add(1);

        lab.Apply(MoreMemory).Problems.ShouldHaveSingleItem().Detail.ShouldContain("The device has 0B of 6GiB.");

        lab.Hypervisor.Calls.Count.ShouldBe(1);
        lab.ShouldConverge(MoreMemory);
    }

    [Theory]
    [InlineData("0B", "0B")]
    [InlineData("512MiB", "512MiB")]
    [InlineData("511MiB", "512MiB")]
    public void A_request_that_the_guest_does_not_follow_is_set_back_to_what_it_took(string limit, string back)
    {
        var lab = new ApplierFixture(Virtio);
        lab.Machine.GuestLimit = Size(limit);

        var outcome = lab.Apply(MoreMemory);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Attribute).ShouldBe(("HP4005", "memory"));
        problem.Detail.ShouldContain($"The guest took {limit} of 2GiB of the virtio-mem device ua-m.");
        problem.Detail.ShouldContain($"The request was set back to {back}.");
        lab.Hypervisor.Calls.ShouldBe(["live: resize the virtio-mem device ua-m from 0B to 2GiB", $"live: resize the virtio-mem device ua-m from 2GiB to {back}"]);
        outcome.Snapshot!.Running!.Devices[0].Requested.ShouldBe(Size(back));
        outcome.Snapshot.Configured.Memory.ShouldBe(Size("2GiB"));
        lab.Machine.GuestLimit = Size("1TiB");
        lab.ShouldConverge(MoreMemory);
    }

    [Fact]
    public void A_request_that_cannot_be_set_back_is_told()
    {
        var lab = new ApplierFixture(Virtio);
        lab.Machine.GuestLimit = ByteSize.Zero;
        lab.Hypervisor.Fails.Add(2);

        var problem = lab.Apply(MoreMemory).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("HP4005");
        problem.Detail.ShouldContain("The request could not be set back to 0B: internal error: no");
    }

    [Fact]
    public void A_configuration_that_came_out_otherwise_is_put_back()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Rectifies = sizing => sizing with { MemorySlots = 8 };

        var outcome = lab.Apply(new MachineSpec("web") { MaxVcpus = 8 });

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4005");
        problem.Detail.ShouldContain("The configuration of \"web\" was written, but reading back shows that memory_slots is 8 instead of 16. The former configuration was put back.");
        lab.Hypervisor.Calls.ShouldBe(["write", "restore"]);
        outcome.Snapshot!.Configured.ShouldBe(Small);
    }

    [Fact]
    public void A_configuration_that_nobody_could_look_at_is_put_back_and_nothing_is_said_of_what_it_holds()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () =>
        {
            if (lab.Hypervisor.Calls is ["write"])
            {
                lab.Hypervisor.BreaksAtReads.Add(lab.Hypervisor.Reads + 1);
            }
        };

        var outcome = lab.Apply(new MachineSpec("web") { MaxVcpus = 8 });

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4010");
        problem.Detail.ShouldContain("was written, but what became of it could not be read: end of file while reading data. The former configuration was put back. Check the uri");
        problem.Detail.ShouldNotContain("reported success");
        lab.Hypervisor.Calls.ShouldBe(["write", "restore"]);
        outcome.Snapshot!.Configured.ShouldBe(Small);
    }

    [Fact]
    public void A_machine_that_is_gone_after_the_writing_is_told()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.AfterCall = () => lab.Hypervisor.GoneAtRead = 0;

        var outcome = lab.Apply(new MachineSpec("web") { MaxVcpus = 8 });

        outcome.Snapshot.ShouldBeNull();
        outcome.Problems.Select(p => p.Code).ShouldAllBe(code => code == "HP4008");
        outcome.Problems[0].Detail.ShouldContain("what became of it could not be read: The machine is gone.");
    }

    [Fact]
    public void A_configuration_that_cannot_be_put_back_is_told()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Rectifies = sizing => sizing with { MemorySlots = 8 };
        lab.Hypervisor.Fails.Add(2);

        var outcome = lab.Apply(new MachineSpec("web") { MaxVcpus = 8 });

        outcome.Problems.ShouldHaveSingleItem().Detail.ShouldContain("memory_slots is 8 instead of 16. The former configuration could not be put back: internal error: no");
        outcome.Snapshot!.Configured.MemorySlots.ShouldBe(8);
    }

    [Fact]
    public void Live_growth_is_kept_when_its_configuration_is_put_back()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.Rectifies = sizing => sizing with { MemorySlots = 8 };

        var outcome = lab.Apply(Growth);

        outcome.Snapshot!.Running!.Vcpus.ShouldBe(4);
        outcome.Snapshot.Configured.Vcpus.ShouldBe(2);
        lab.Hypervisor.Rectifies = sizing => sizing;
        lab.ShouldConverge(Growth);
    }

    [Fact]
    public void A_configuration_that_was_not_written_is_no_success()
    {
        var lab = new ApplierFixture();
        lab.Hypervisor.DoesNothing.Add(1);

        lab.Apply(new MachineSpec("web") { MaxVcpus = 8 }).Problems.ShouldHaveSingleItem().Detail.ShouldContain("max_vcpus is 4 instead of 8");

        lab.ShouldConverge(new MachineSpec("web") { MaxVcpus = 8 });
    }

    [Fact]
    public void Whatever_fails_nothing_is_ever_taken_from_the_running_machine()
    {
        for (var call = 1; call <= 4; call++)
        {
            foreach (var silently in new[] { false, true })
            {
                var lab = new ApplierFixture(Virtio);
                _ = silently ? lab.Hypervisor.DoesNothing.Add(call) : lab.Hypervisor.Fails.Add(call);

                var after = lab.Apply(Growth).Snapshot!.Running!;

                after.Vcpus.ShouldBeGreaterThanOrEqualTo(2);
                (after.Memory >= Size("2GiB")).ShouldBeTrue();
                after.Devices.Count.ShouldBe(1);
                lab.ShouldConverge(Growth);
            }
        }
    }

    [Fact]
    public void A_backup_shows_nothing_of_the_secrets_in_it() => new ConfigurationBackup("<graphics passwd='x'/>").ToString().ShouldNotContain("passwd");

    [Fact]
    public void The_verdict_of_a_plan_that_was_applied_is_none_the_next_time()
    {
        var lab = new ApplierFixture();
        lab.Apply(Growth);

        lab.Plan(Growth).Impact.ShouldBe(Impact.None);
    }
}
