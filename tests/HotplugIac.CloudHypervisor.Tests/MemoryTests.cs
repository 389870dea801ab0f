using HotplugIac.Core.Model;
using HotplugIac.Harness;
using static HotplugIac.CloudHypervisor.Tests.PeerMachine;

namespace HotplugIac.CloudHypervisor.Tests;

public sealed class MemoryTests
{
    [Theory]
    [InlineData("v35.0")]
    [InlineData("v53.0")]
    public async Task B_acpi_memory_grows_and_the_maximum_and_base_memory_stay_what_they_were(string version)
    {
        await using var machine = await StartAsync(Acpi, Of(version));

        var grown = await machine.SucceedAsync(Spec with { Memory = Size("3GiB") });

        (await machine.Peer.TruthAsync()).Ram.ShouldBe(Size("3GiB").Bytes);
        (grown.Running!.Memory, grown.Running.BaseMemory, grown.Running.MaxMemory).ShouldBe((Size("3GiB"), Size("1GiB"), Size("5GiB")));
        grown.Running.ShouldBe(grown.Configured);
    }

    [Fact]
    public async Task B_D14_after_a_reset_the_maximum_has_crept_up_and_what_was_asked_for_still_holds()
    {
        await using var machine = await StartAsync(Acpi);
        var spec = Spec with { Memory = Size("3GiB"), BaseMemory = Size("1GiB"), MaxMemory = Size("5GiB") };
        await machine.SucceedAsync(spec);

        await machine.Peer.RebootGuestAsync();
        var kept = await machine.ReadAsync();
        (await machine.PlanAsync(spec)).Impact.Changes.ShouldBeEmpty();
        File.Delete(Path.Combine(machine.Peer.Directory, "vm0.hotplug.json"));

        (kept.Running!.BaseMemory, kept.Running.MaxMemory, kept.Facts.Resize!.GrowthsLeft).ShouldBe((Size("1GiB"), Size("5GiB"), 8));
        var crept = await machine.ReadAsync();
        (crept.Running!.BaseMemory, crept.Running.MaxMemory, crept.Facts.Resize!.GrowthsLeft).ShouldBe((Size("3GiB"), Size("7GiB"), 8));
        (await machine.PlanAsync(spec)).Impact.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task B_D14_less_acpi_memory_comes_with_the_next_reset_although_vm_info_says_otherwise()
    {
        await using var machine = await StartAsync(Acpi);
        await machine.SucceedAsync(Spec with { Memory = Size("3GiB") });

        var shrunk = await machine.SucceedAsync(Spec with { Memory = Size("2GiB") });

        (shrunk.Running!.Memory, shrunk.Configured.Memory).ShouldBe((Size("3GiB"), Size("2GiB")));
        (await machine.Peer.TruthAsync()).Ram.ShouldBe(Size("3GiB").Bytes);
        await machine.Peer.RebootGuestAsync();
        (await machine.ReadAsync()).Running!.Memory.ShouldBe(Size("2GiB"));
    }

    [Fact]
    public async Task B_acpi_memory_grows_eight_times_between_two_boots()
    {
        await using var machine = await StartAsync(Acpi);
        for (var i = 1; i <= 8; i++)
        {
            await machine.SucceedAsync(Spec with { Memory = Size("1GiB") + (Size("128MiB") * i) });
        }

        var ninth = await machine.PlanAsync(Spec with { Memory = Size("2176MiB") });
        await machine.Peer.RebootGuestAsync();

        ninth.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4037");
        await machine.SucceedAsync(Spec with { Memory = Size("2176MiB") });
    }

    [Fact]
    public async Task B_what_somebody_else_has_added_counts_as_a_growth_and_is_the_new_beginning()
    {
        await using var machine = await StartAsync(Acpi);
        await machine.SucceedAsync(Spec with { Memory = Size("2GiB") });
        await machine.Peer.CallAsync("vm.resize", $$"""{"desired_ram":{{Size("3GiB").Bytes}}}""");

        var seen = await machine.ReadAsync();

        (seen.Running!.Memory, seen.Facts.Resize!.GrowthsLeft).ShouldBe((Size("3GiB"), 6));
        (await machine.SucceedAsync(Spec with { Memory = Size("4GiB") })).Running!.Memory.ShouldBe(Size("4GiB"));
    }

    [Theory]
    [InlineData("v35.0")]
    [InlineData("v52.0")]
    [InlineData("v53.0")]
    public async Task B_virtio_mem_goes_up_and_down_and_back_to_the_size_of_the_boot(string version)
    {
        await using var machine = await StartAsync(Virtio, Of(version));
        (await machine.PlanAsync(Spec with { Memory = Size("3GiB") })).Problems.Select(p => p.Code).ShouldBe(version == "v35.0" ? ["HP4042"] : []);

        foreach (var memory in new[] { "3GiB", "1026MiB", "1GiB", "5GiB" })
        {
            (await machine.SucceedAsync(Spec with { Memory = Size(memory) })).Running!.Memory.ShouldBe(Size(memory));
            (await machine.Peer.TruthAsync()).Ram.ShouldBe(Size(memory).Bytes);
        }
    }

    [Fact]
    public async Task B_a_guest_that_takes_only_a_part_of_virtio_mem_is_told_and_the_request_is_set_to_what_it_took()
    {
        await using var machine = await StartAsync(Virtio, new CloudHypervisorPeerOptions { NoShutdown = true, Guest = [$"virtio-mem=partial:{512L << 20}"] });

        var outcome = await new Hypervisors.Applier(machine.Hypervisor, TimeProvider.System, Quick with { Guest = TimeSpan.FromSeconds(1) })
            .ApplyAsync(Name, Spec with { Memory = Size("3GiB") }, new HashSet<string>(), await machine.PlanAsync(Spec with { Memory = Size("3GiB") }), CancellationToken.None);

        var problem = outcome.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("HP4005");
        problem.Detail.ShouldContain("The guest took 512MiB of 2GiB");
        outcome.Snapshot!.Running!.Memory.ShouldBe(Size("1536MiB"));
    }

    [Theory]
    [InlineData("v46.0")]
    [InlineData("v53.0")]
    public async Task B_a_balloon_takes_nothing_from_the_capacity(string version)
    {
        await using var machine = await StartAsync(Virtio.Replace("\"cpus\"", "\"balloon\":{\"size\":0},\"cpus\"", StringComparison.Ordinal), Of(version));
        await machine.SucceedAsync(Spec with { Memory = Size("3GiB") });

        (await machine.Peer.CallAsync("vm.resize", $$"""{"desired_balloon":{{Size("512MiB").Bytes}}}""")).Status.ShouldBe(204);

        (await machine.ReadAsync()).Running!.Memory.ShouldBe(Size("3GiB"));
        (await machine.PlanAsync(Spec with { Memory = Size("3GiB") })).Impact.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task B_zones_are_resized_by_their_ids_and_as_one_number()
    {
        await using var machine = await StartAsync(Zones);
        MemoryDevice Zone(string id, string requested, int node) => new(MemoryModel.VirtioMem, $"ua-{id}", Size("1GiB"), node) { Requested = Size(requested), Block = Size("2MiB") };

        var named = await machine.SucceedAsync(Spec with { MemoryDevices = [Zone("high", "512MiB", 1), Zone("low", "256MiB", 0)] });
        var whole = await machine.SucceedAsync(Spec with { Memory = Size("3GiB") });

        named.Running!.Memory.ShouldBe(Size("1792MiB"));
        whole.Running!.Devices.Select(d => d.Current).ShouldBe([Size("1GiB"), Size("1GiB")]);
        (await machine.CallsAsync("vm.resize")).ShouldBeEmpty();
    }

    [Fact]
    public async Task B_vcpus_and_memory_are_one_request()
    {
        foreach (var config in new[] { Acpi, Virtio })
        {
            await using var machine = await StartAsync(config);

            await machine.SucceedAsync(Spec with { Vcpus = 4, Memory = Size("2GiB") });
            await machine.SucceedAsync(Spec with { Vcpus = 1, Memory = Size("3GiB") });

            (await machine.CallsAsync("vm.resize")).Count.ShouldBe(2);
            var truth = await machine.Peer.TruthAsync();
            (truth.Vcpus, truth.Ram).ShouldBe((1, Size("3GiB").Bytes));
        }
    }
}
