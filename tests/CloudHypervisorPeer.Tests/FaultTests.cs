using HotplugIac.Harness;

namespace HotplugIac.Peer.Tests;

[Collection(PeersCollection.Name)]
public sealed class FaultTests(Peers peers)
{
    private const string TwoOfFour = """ "cpus":{"boot_vcpus":2,"max_vcpus":4} """;

    [Theory]
    [InlineData("error", 503, 2)]
    [InlineData("not-done", 204, 2)]
    [InlineData("done-but-error", 503, 3)]
    [InlineData("garbage", 200, 2)]
    public async Task A_call_can_fail_in_many_ways_and_the_next_one_does_not(string kind, int status, int vcpus)
    {
        var vm = await peers.RunningAsync(TwoOfFour);
        await vm.Peer.FaultAsync(new PeerFault("vm.resize", kind, Status: 503), vm.Number);

        (await vm.ResizeAsync(vcpus: 3)).Status.ShouldBe(status);

        (await vm.TruthAsync()).Vcpus.ShouldBe(vcpus);
        (await vm.ResizeAsync(vcpus: 4)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task A_fault_waits_for_its_call()
    {
        var vm = await peers.RunningAsync(TwoOfFour);
        await vm.Peer.FaultAsync(new PeerFault("vm.resize", "error", Nth: 2), vm.Number);

        (await vm.ResizeAsync(vcpus: 3)).Status.ShouldBe(204);
        (await vm.InfoAsync()).ValueKind.ShouldNotBe(default);
        (await vm.ResizeAsync(vcpus: 4)).Status.ShouldBe(500);
    }

    [Theory]
    [InlineData("text", "Error from API: ")]
    [InlineData("json", "[")]
    public async Task An_error_can_have_either_form(string form, string beginning)
    {
        var vm = await peers.RunningAsync(TwoOfFour);
        await vm.Peer.FaultAsync(new PeerFault("vm.info", "error", Body: form), vm.Number);

        (await vm.CallAsync("vm.info")).Body.ShouldStartWith(beginning);
    }

    [Fact]
    public async Task A_dropped_call_has_no_answer()
    {
        var vm = await peers.RunningAsync(TwoOfFour);
        await vm.Peer.FaultAsync(new PeerFault("vm.resize", "drop"), vm.Number);

        await Should.ThrowAsync<HttpRequestException>(() => vm.ResizeAsync(vcpus: 3));

        (await vm.TruthAsync()).Vcpus.ShouldBe(2);
    }

    [Fact]
    public async Task A_stalled_call_ends_when_the_faults_are_cleared_and_others_are_served_meanwhile()
    {
        var vm = await peers.RunningAsync(TwoOfFour);
        await vm.Peer.FaultAsync(new PeerFault("vm.resize", "stall"), vm.Number);
        var stalled = vm.ResizeAsync(vcpus: 3);
        await Eventually.Async(
            async stop => (await vm.Peer.CallsAsync(vm.Number, stop)).Any(c => c.Path == "vm.resize"), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(10));

        (await vm.StateAsync()).ShouldBe("Running");
        stalled.IsCompleted.ShouldBeFalse();
        await vm.Peer.ClearAsync(vm.Number);

        await Should.ThrowAsync<HttpRequestException>(() => stalled);
    }

    [Fact]
    public async Task The_calls_so_far_are_told_with_their_bodies_and_answers()
    {
        var vm = await peers.RunningAsync(TwoOfFour);
        await vm.Peer.ClearAsync(vm.Number);

        await vm.ResizeAsync(vcpus: 3);
        await vm.CallAsync("vm.resize", "{");
        await vm.InfoAsync();

        var calls = await vm.Peer.CallsAsync(vm.Number);
        calls.Select(c => $"{c.Method} {c.Path} {c.Body} {c.Status}").ShouldBe(
            ["""PUT vm.resize {"desired_vcpus":3} 204""", "PUT vm.resize { 400", "GET vm.info  200"]);
    }
}
