using HotplugIac.Harness;

namespace HotplugIac.Peer.Tests;

/// <summary>The life of the process, which is the life of the VM's config.</summary>
public sealed class ProcessTests
{
    private const string One = """ "cpus":{"boot_vcpus":1,"max_vcpus":2} """;

    [Fact]
    public async Task It_ends_with_its_guest()
    {
        await using var peer = await RunningAsync(new CloudHypervisorPeerOptions());

        await peer.PowerOffGuestAsync();

        await peer.EndedAsync();
        File.Exists(peer.Socket).ShouldBeFalse();
    }

    [Fact]
    public async Task With_no_shutdown_it_stays_and_keeps_the_config()
    {
        await using var peer = await RunningAsync(new CloudHypervisorPeerOptions { NoShutdown = true });

        await peer.PowerOffGuestAsync();

        (await new PeerVm(peer, 0).StateAsync()).ShouldBe("Created");
        peer.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public async Task There_is_no_such_option_before_v52()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() =>
            CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Version = "v51.1", NoShutdown = true }));

        failure.Message.ShouldContain("--no-shutdown");
    }

    [Fact]
    public async Task The_shutdown_of_the_vmm_is_answered_and_then_it_ends()
    {
        await using var peer = await RunningAsync(new CloudHypervisorPeerOptions());

        (await peer.CallAsync("vmm.shutdown")).Status.ShouldBe(200);

        await peer.EndedAsync();
        File.Exists(peer.Socket).ShouldBeFalse();
    }

    [Fact]
    public async Task A_signal_ends_it_with_its_socket_even_while_a_call_stalls()
    {
        await using var peer = await RunningAsync(new CloudHypervisorPeerOptions());
        await peer.FaultAsync(new PeerFault("vm.info", "stall"));
        var stalled = peer.CallAsync("vm.info");

        await peer.StopAsync();

        File.Exists(peer.Socket).ShouldBeFalse();
        await Should.ThrowAsync<HttpRequestException>(() => stalled);
    }

    [Fact]
    public async Task Killed_and_started_again_it_knows_no_vm()
    {
        await using var peer = await RunningAsync(new CloudHypervisorPeerOptions());
        await peer.KillAsync();
        File.Exists(peer.Socket).ShouldBeTrue();

        await peer.StartAgainAsync();

        (await peer.CallAsync("vm.info")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task One_of_many_goes_alone_and_the_last_takes_the_process_with_it()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Count = 2 });

        await peer.CallAsync("vmm.shutdown", machine: 0);
        await Eventually.Async(_ => Task.FromResult(!File.Exists(peer.SocketOf(0))), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(10));

        (await peer.CallAsync("vmm.ping", machine: 1)).Status.ShouldBe(200);
        await peer.CallAsync("vmm.shutdown", machine: 1);
        await peer.EndedAsync();
    }

    private static async Task<CloudHypervisorPeer> RunningAsync(CloudHypervisorPeerOptions options)
    {
        var peer = await CloudHypervisorPeer.StartAsync(options);
        var vm = new PeerVm(peer, 0);
        await vm.CreateAsync(One);
        (await vm.CallAsync("vm.boot")).Status.ShouldBe(204);
        return peer;
    }
}
