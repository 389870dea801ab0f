using System.Diagnostics;
using System.Runtime.Versioning;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using static HotplugIac.Hypervisors.Tests.ApplierFixture;

namespace HotplugIac.Hypervisors.Tests;

/// <summary>Two applies on one machine at once: one works, the other waits or says that it could not.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class MachineLocksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotplug-locks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private MachineLocks OfThis() => new(_folder);

    private string LockFileOf(string machine)
    {
        var before = Directory.GetFiles(_folder);
        var time = new FakeTime();
        time.Run(() => OfThis().EnterAsync(machine, time, null, null, CancellationToken.None)).Dispose();
        return Directory.GetFiles(_folder).Except(before).Single();
    }

    [Fact]
    public async Task Two_applies_of_one_process_do_not_overlap_and_the_second_sees_what_the_first_did()
    {
        var lab = new ApplierFixture();
        var time = TimeProvider.System;
        var locks = new MachineLocks();
        var (four, three) = (lab.Plan(Growth with { Memory = null }), lab.Plan(new MachineSpec("web") { Vcpus = 3 }));
        using var holdsTheFirst = await locks.EnterAsync("peer 3f0c", time, null, null, CancellationToken.None);
        var waits = new TaskCompletionSource();
        var first = new Applier(lab.Hypervisor, time, ApplyTimeouts.Default, locks: locks, observer: new Told(_ => waits.TrySetResult()))
            .ApplyAsync("3f0c", Growth with { Memory = null }, new HashSet<string>(), four, CancellationToken.None);
        await waits.Task.WaitAsync(TimeSpan.FromSeconds(30));
        lab.Hypervisor.Reads.ShouldBe(0, "it looks when it has the lock and not before");

        lab.Machine.Running = Small with { Vcpus = 3 };
        lab.Machine.Configured = Small with { Vcpus = 3 };
        holdsTheFirst.Dispose();
        (await first).Problems.ShouldBeEmpty();
        lab.Hypervisor.Calls.ShouldBe(["live: hot-add vCPUs 3 → 4", "write"]);

        // What the other planned would now take a vCPU away, which its plan did not say.
        var second = await new Applier(lab.Hypervisor, time, ApplyTimeouts.Default, locks: locks)
            .ApplyAsync("3f0c", new MachineSpec("web") { Vcpus = 3 }, new HashSet<string>(), three, CancellationToken.None);
        second.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4004");
        (lab.Machine.Running!.Vcpus, lab.Machine.Configured.Vcpus).ShouldBe((4, 4));
    }

    [Fact]
    public void Who_waits_longer_than_the_operation_may_take_fails_and_has_touched_nothing()
    {
        using var other = new FakeTime().Run(() => OfThis().EnterAsync("peer 3f0c", TimeProvider.System, null, null, CancellationToken.None));
        var lab = new ApplierFixture();
        using var bound = new OperationBound(TimeSpan.FromMinutes(20), lab.Time);
        var approved = lab.Plan(Growth);
        var applier = new Applier(lab.Hypervisor, lab.Time, ApplyTimeouts.Default, bound: bound, locks: OfThis());

        var e = Should.Throw<HypervisorException>(() => lab.Time.Run(() => applier.ApplyAsync("3f0c", Growth, new HashSet<string>(), approved, bound.Token)));

        (e.Rule.Code, lab.Time.Elapsed).ShouldBe(("HP4030", TimeSpan.FromMinutes(20)));
        e.Message.ShouldContain("another apply on this host has been working on it for the 1200 s");
        lab.Hypervisor.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Who_waits_can_be_cancelled()
    {
        var locks = OfThis();
        var time = new FakeTime();
        using var other = time.Run(() => locks.EnterAsync("m", time, null, null, CancellationToken.None));
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);

        Should.Throw<OperationCanceledException>(() => time.Run(() => OfThis().EnterAsync("m", time, null, null, cancel.Token)));

        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Other_machines_are_not_waited_for(bool sameObject)
    {
        var locks = OfThis();
        var time = new FakeTime();
        using var one = time.Run(() => locks.EnterAsync("libvirt 1", time, null, null, CancellationToken.None));

        using var two = time.Run(() => (sameObject ? locks : OfThis()).EnterAsync("libvirt 2", time, null, null, CancellationToken.None));

        time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_lock_that_is_given_back_is_free_for_everybody_again()
    {
        var time = new FakeTime();
        var locks = OfThis();
        for (var i = 0; i < 3; i++)
        {
            time.Run(() => locks.EnterAsync("m", time, null, null, CancellationToken.None)).Dispose();
            time.Run(() => OfThis().EnterAsync("m", time, null, null, CancellationToken.None)).Dispose();
        }

        time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_process_that_holds_the_lock_is_waited_for_and_one_that_is_killed_has_given_it_back()
    {
        var path = LockFileOf("m");
        using var other = Process.Start(new ProcessStartInfo("flock", ["--close", path, "sh", "-c", "echo held; sleep 60"]) { RedirectStandardOutput = true })!;
        (await other.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("held");
        var enters = OfThis().EnterAsync("m", TimeProvider.System, null, null, CancellationToken.None);
        enters.IsCompleted.ShouldBeFalse();

        other.Kill(entireProcessTree: true);

        (await enters.WaitAsync(TimeSpan.FromSeconds(30))).Dispose();
    }

    [Fact]
    public void A_folder_that_cannot_be_used_prevents_nothing_and_the_process_itself_still_locks()
    {
        var time = new FakeTime();
        var locks = new MachineLocks(Path.Combine(_folder, "missing"));
        using var one = time.Run(() => locks.EnterAsync("m", time, null, null, CancellationToken.None));
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);

        Should.Throw<OperationCanceledException>(() => time.Run(() => locks.EnterAsync("m", time, null, null, cancel.Token)));
    }

    [Fact]
    public void A_link_or_a_folder_in_the_place_of_the_lock_file_is_not_used_and_the_next_folder_is()
    {
        var path = LockFileOf("m");
        var target = Path.Combine(_folder, "target");
        File.WriteAllText(target, "precious");
        var next = Directory.CreateDirectory(Path.Combine(_folder, "next")).FullName;
        var time = new FakeTime();
        foreach (var obstruct in new Action[] { () => File.CreateSymbolicLink(path, target), () => File.CreateSymbolicLink(path, path + "-nowhere"), () => Directory.CreateDirectory(path) })
        {
            File.Delete(path);
            obstruct();

            using var one = time.Run(() => new MachineLocks(_folder, next).EnterAsync("m", time, null, null, CancellationToken.None));
            using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);
            Should.Throw<OperationCanceledException>(() => time.Run(() => new MachineLocks(next).EnterAsync("m", time, null, null, cancel.Token)));
        }

        File.ReadAllText(target).ShouldBe("precious");
        File.Exists(path + "-nowhere").ShouldBeFalse("nothing is made through a link");
    }

    [Fact]
    public void A_lock_file_is_empty_and_open_to_every_user()
    {
        var path = LockFileOf("m");

        new FileInfo(path).Length.ShouldBe(0);
        File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherRead | UnixFileMode.OtherWrite).ShouldBeTrue();
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, false)]
    [InlineData(UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute, false)]
    [InlineData(UnixFileMode.StickyBit | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute, true)]
    public void A_folder_is_shared_when_all_may_write_and_none_may_remove_anothers(UnixFileMode mode, bool isShared)
    {
        File.SetUnixFileMode(_folder, mode | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        LockFolder.IsShared(_folder).ShouldBe(isShared);
    }

    private sealed class Told(Action<ApplyProgress> action) : IProgress<ApplyProgress>
    {
        public void Report(ApplyProgress value) => action(value);
    }
}
