using System.Collections.Concurrent;
using HotplugIac.Cli.Output;
using HotplugIac.Hypervisors;
using Spectre.Console;

namespace HotplugIac.Cli.Machines;

/// <summary>How far an apply is, as one bar for each machine, on a terminal.</summary>
internal sealed class ProgressBars : IProgress<ApplyProgress>
{
    private readonly ConcurrentDictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);
    private ProgressContext? _bars;

    /// <summary>Shows bars while an apply is under way.</summary>
    public async Task<T> ShowAsync<T>(IAnsiConsole screen, IEnumerable<string> machines, Func<Task<T>> apply)
    {
        var isNarrow = screen.Profile.Width < 80;
        return await screen.Progress().AutoClear(false).HideCompleted(false)
            .Columns(isNarrow
                ? [new TaskDescriptionColumn { Alignment = Justify.Left }, new PercentageColumn()]
                : [new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn(), new ElapsedTimeColumn()])
            .StartAsync(async bars =>
            {
                _bars = bars;
                foreach (var machine in machines)
                {
                    _tasks[machine] = bars.AddTask(Description(machine, "waits for its turn"), autoStart: false);
                }

                return await apply();
            });
    }

    /// <summary>A machine's apply has ended: its bar stands still and says how.</summary>
    public void Finish(string machine, string how, bool isDone)
    {
        if (!_tasks.TryGetValue(machine, out var task))
        {
            return;
        }

        task.Description = Description(machine, how);
        if (isDone)
        {
            // A machine that is created has no steps.
            if (!task.IsStarted)
            {
                task.StartTask();
            }

            task.Value = task.MaxValue;
        }

        task.StopTask();
    }

    public void Report(ApplyProgress value)
    {
        if (_bars is null)
        {
            return;
        }

        var task = _tasks.GetOrAdd(value.Machine, name => _bars.AddTask(Description(name, string.Empty)));
        if (!task.IsStarted)
        {
            task.StartTask();
        }

        if (value.Step > 0)
        {
            task.MaxValue = value.Steps;
            task.Value = value.Phase == ApplyPhase.Done ? value.Step : value.Step - 1;
        }

        task.Description = Description(value.Machine, What(value));
    }

    private static string What(ApplyProgress value) => value.Phase switch
    {
        ApplyPhase.Waiting => $"{value.What}: waits for {value.WaitsFor ?? "the hypervisor"}",
        ApplyPhase.Ended => $"{value.What}: not done",
        _ => value.What,
    };

    private static string Description(string machine, string what) => Markup.Escape(PlainText.Of(what.Length == 0 ? machine : $"{machine}: {what}"));
}
