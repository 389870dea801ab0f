using System.Globalization;
using HotplugIac.Harness;

namespace HotplugIac.Peer.Tests;

/// <summary>What a client can see of vCPUs from outside, as with the real one.</summary>
public sealed class VcpuThreadTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Each_vcpu_of_a_running_vm_is_a_thread_with_its_name()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Guest = ["ejects-vcpus=no"] });
        var vm = new PeerVm(peer, 0);
        await vm.CreateAsync(""" "cpus":{"boot_vcpus":2,"max_vcpus":4} """);
        Threads(peer).ShouldBeEmpty();

        await vm.CallAsync("vm.boot");
        Threads(peer).Keys.ShouldBe(["vcpu0", "vcpu1"], ignoreOrder: true);

        await vm.ResizeAsync(vcpus: 4);
        Threads(peer).Count.ShouldBe(4);

        await vm.ResizeAsync(vcpus: 1);
        Threads(peer).Count.ShouldBe(4);

        await peer.EjectAsync();
        await AreAsync(peer, "vcpu0");

        await vm.CallAsync("vm.shutdown");
        await AreAsync(peer);
    }

    [Fact]
    public async Task A_reset_makes_new_threads()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync();
        var vm = new PeerVm(peer, 0);
        await vm.CreateAsync(""" "cpus":{"boot_vcpus":1,"max_vcpus":4} """);
        await vm.CallAsync("vm.boot");
        var before = Threads(peer)["vcpu0"];

        await peer.RebootGuestAsync();

        await AreAsync(peer, "vcpu0");
        Threads(peer)["vcpu0"].ShouldNotBe(before);
    }

    [Fact]
    public async Task Hidden_vcpus_have_no_threads()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { HideVcpus = true });
        var vm = new PeerVm(peer, 0);
        await vm.CreateAsync(""" "cpus":{"boot_vcpus":2,"max_vcpus":4} """);

        await vm.CallAsync("vm.boot");

        (await vm.TruthAsync()).Vcpus.ShouldBe(2);
        Threads(peer).ShouldBeEmpty();
    }

    /// <summary>A thread that has ended stays in /proc for a moment.</summary>
    private static Task AreAsync(CloudHypervisorPeer peer, params string[] names) =>
        Eventually.Async(_ => Task.FromResult(Threads(peer).Keys.Order().SequenceEqual(names)), Patience, TimeSpan.FromMilliseconds(10));

    private static Dictionary<string, int> Threads(CloudHypervisorPeer peer)
    {
        var threads = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var task in Directory.EnumerateDirectories(string.Create(CultureInfo.InvariantCulture, $"/proc/{peer.ProcessId}/task")))
        {
            if (Name(task) is { } name && name.StartsWith("vcpu", StringComparison.Ordinal))
            {
                threads[name] = int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture);
            }
        }

        return threads;
    }

    /// <returns>Null: it has ended meanwhile.</returns>
    private static string? Name(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
