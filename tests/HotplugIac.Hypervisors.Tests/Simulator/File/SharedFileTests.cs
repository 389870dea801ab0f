using System.Diagnostics;
using System.Runtime.ExceptionServices;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Tests.Peer;

namespace HotplugIac.Hypervisors.Tests.Simulator.File;

/// <summary>Several processes and threads change one file.</summary>
public sealed class SharedFileTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tasks_with_stores_of_their_own_and_with_a_common_one_lose_no_change()
    {
        var common = _folder.Store();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            var store = i % 2 == 0 ? common : _folder.Store();
            for (var n = 0; n < 10; n++)
            {
                await store.AddOneAsync();
            }
        }))).WaitAsync(Bound);

        (await _folder.Store().CountAsync()).ShouldBe(160);
    }

    [Fact]
    public async Task Callers_of_one_store_wait_for_each_other_without_failing_attempts_at_the_lock()
    {
        var store = _folder.Store();
        var failed = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs e) =>
            failed += e.Exception is IOException && e.Exception.Message.Contains(_folder.Path + ".lock", StringComparison.Ordinal) ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.AddOneAsync()))).WaitAsync(Bound);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        failed.ShouldBe(0);
        (await store.CountAsync()).ShouldBe(50);
    }

    [Fact]
    public async Task Other_processes_that_take_the_same_lock_lose_no_change_and_we_lose_none_of_theirs()
    {
        _folder.Write("{\"facts\": {\"vcpu_limit\": 1000}}");
        const string Add = "n=$(grep -o '[0-9][0-9]*' \"$0\"); echo \"{\\\"facts\\\": {\\\"vcpu_limit\\\": $((n + 1))}}\" > \"$0.other\"; mv \"$0.other\" \"$0\"";
        using var first = Shell("for i in $(seq 20); do flock \"$0.lock\" sh -c '" + Add.Replace("'", "'\\''", StringComparison.Ordinal) + "' \"$0\"; done");
        using var second = Shell("for i in $(seq 20); do flock \"$0.lock\" sh -c '" + Add.Replace("'", "'\\''", StringComparison.Ordinal) + "' \"$0\"; done");
        var store = _folder.Store();
        for (var n = 0; n < 20; n++)
        {
            await store.AddOneAsync();
        }

        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync()).WaitAsync(Bound);

        (await store.CountAsync()).ShouldBe(1060);
    }

    [Fact]
    public async Task A_change_waits_for_another_process_and_gives_up_after_a_bound()
    {
        using var holder = Shell("exec flock \"$0.lock\" sh -c 'echo held; read line'");
        try
        {
            (await holder.StandardOutput.ReadLineAsync().WaitAsync(Bound)).ShouldBe("held");
            var time = new FakeTime();

            var error = Should.Throw<HypervisorException>(() => time.Run(async () => { await _folder.Store(time: time).AddOneAsync(); return 0; }));

            error.Rule.ShouldBe(LifecycleRules.Unreachable);
            error.Message.ShouldContain("has been held by another process for 30 s");
            time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));

            // Whoever queued meanwhile has waited as long and does not wait once more.
            time = new FakeTime();
            var common = _folder.Store(time: time);
            Should.Throw<HypervisorException>(() => time.Run(async () => { await Task.WhenAll(common.AddOneAsync(), common.AddOneAsync()); return 0; }));
            time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));

            using var giveUp = new CancellationTokenSource();
            var waiting = _folder.Store().AddOneAsync(giveUp.Token);
            waiting.IsCompleted.ShouldBeFalse();
            await giveUp.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(waiting.WaitAsync(Bound));

            var patient = _folder.Store().AddOneAsync();
            await holder.StandardInput.WriteLineAsync("let go");
            await patient.WaitAsync(Bound);
            (await _folder.Store().CountAsync()).ShouldBe(1);
        }
        finally
        {
            holder.StandardInput.Close();
            await holder.WaitForExitAsync().WaitAsync(Bound);
        }
    }

    private Process Shell(string script) =>
        Process.Start(new ProcessStartInfo("sh", ["-c", script, _folder.Path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
