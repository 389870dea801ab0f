using HotplugIac.Harness;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class VcpuTests(Peers peers)
{
    private const string TwoOfFour = """ "cpus":{"boot_vcpus":2,"max_vcpus":4} """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task More_vcpus_are_there_at_once_and_in_the_config()
    {
        var vm = await peers.RunningAsync(TwoOfFour);

        (await vm.ResizeAsync(vcpus: 4)).Status.ShouldBe(204);

        (await vm.TruthAsync()).Vcpus.ShouldBe(4);
        (await vm.ConfigAsync("cpus", "boot_vcpus")).ShouldBe(4);
    }

    [Fact]
    public async Task More_than_the_maximum_are_refused_and_the_config_stays()
    {
        var vm = await peers.RunningAsync(TwoOfFour);

        var answer = await vm.ResizeAsync(vcpus: 5);

        answer.Status.ShouldBe(500);
        answer.Body.ShouldContain("Requested vCPUs exceed maximum");
        (await vm.ConfigAsync("cpus", "boot_vcpus")).ShouldBe(2);
    }

    [Fact]
    public async Task No_vcpu_at_all_is_refused()
    {
        var vm = await peers.RunningAsync(TwoOfFour);

        (await vm.ResizeAsync(vcpus: 0)).Status.ShouldBe(500);
    }

    [Fact]
    public async Task Fewer_vcpus_are_in_the_config_at_once_while_the_guest_still_has_all()
    {
        var vm = await peers.RunningAsync(TwoOfFour, guest: "ejects-vcpus=no");

        (await vm.ResizeAsync(vcpus: 1)).Status.ShouldBe(204);

        (await vm.ConfigAsync("cpus", "boot_vcpus")).ShouldBe(1);
        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Vcpus.ShouldBe(2), t => t.Pending.ShouldBe(1));
    }

    [Theory]
    [InlineData(1)] // The same wish once more.
    [InlineData(3)]
    [InlineData(9)] // More than the maximum: the removal is looked at first.
    public async Task Every_count_but_the_present_one_is_429_while_a_removal_is_pending(int count)
    {
        var vm = await peers.RunningAsync(TwoOfFour, guest: "ejects-vcpus=no");
        await vm.ResizeAsync(vcpus: 1);

        (await vm.ResizeAsync(vcpus: count)).Status.ShouldBe(429);
    }

    [Fact]
    public async Task The_present_count_is_no_error_while_a_removal_is_pending_which_goes_on()
    {
        var vm = await peers.RunningAsync(TwoOfFour, guest: "ejects-vcpus=no");
        await vm.ResizeAsync(vcpus: 1);

        (await vm.ResizeAsync(vcpus: 2)).Status.ShouldBe(204);

        (await vm.ConfigAsync("cpus", "boot_vcpus")).ShouldBe(2);
        (await vm.TruthAsync()).Pending.ShouldBe(1);
    }

    [Fact]
    public async Task A_pending_removal_is_500_in_v45()
    {
        var vm = await peers.RunningAsync(TwoOfFour, "v45.0", "ejects-vcpus=no");
        await vm.ResizeAsync(vcpus: 1);

        (await vm.ResizeAsync(vcpus: 3)).Status.ShouldBe(500);
    }

    [Fact]
    public async Task The_count_can_change_again_once_the_guest_has_ejected()
    {
        var vm = await peers.RunningAsync(TwoOfFour, guest: "ejects-vcpus=no");
        await vm.ResizeAsync(vcpus: 1);

        await vm.Peer.EjectAsync(vm.Number);

        (await vm.TruthAsync()).Vcpus.ShouldBe(1);
        (await vm.ResizeAsync(vcpus: 3)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_slow_guest_ejects_after_a_while()
    {
        var vm = await peers.RunningAsync(TwoOfFour, guest: "ejects-vcpus=0.2");
        var asked = TimeProvider.System.GetTimestamp();

        await vm.ResizeAsync(vcpus: 1);
        await Eventually.Async(async _ => (await vm.TruthAsync()).Vcpus == 1, Patience, TimeSpan.FromMilliseconds(20));

        TimeProvider.System.GetElapsedTime(asked).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.15));
    }

    [Fact]
    public async Task A_paused_guest_ejects_when_it_goes_on()
    {
        var vm = await peers.RunningAsync(TwoOfFour);
        await vm.CallAsync("vm.pause");

        (await vm.ResizeAsync(vcpus: 1)).Status.ShouldBe(204);
        (await vm.TruthAsync()).Vcpus.ShouldBe(2);
        await vm.CallAsync("vm.resume");

        (await vm.TruthAsync()).Vcpus.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_never_ejected_goes_with_the_next_reset()
    {
        var vm = await peers.RunningAsync(TwoOfFour, guest: "ejects-vcpus=no");
        await vm.ResizeAsync(vcpus: 1);

        (await vm.CallAsync("vm.reboot")).Status.ShouldBe(204);

        (await vm.TruthAsync()).ShouldSatisfyAllConditions(t => t.Vcpus.ShouldBe(1), t => t.Pending.ShouldBe(0));
    }

    [Fact]
    public async Task A_count_that_does_not_fit_into_8_bits_is_bad_json_before_v48()
    {
        var old = await peers.RunningAsync(TwoOfFour, "v45.0");
        var young = await peers.RunningAsync(TwoOfFour);

        (await old.ResizeAsync(vcpus: 256)).Status.ShouldBe(400);
        (await young.ResizeAsync(vcpus: 256)).Status.ShouldBe(500);
    }
}
