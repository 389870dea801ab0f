using System.Globalization;
using Medallion.Shell;

namespace HotplugIac.Harness;

/// <summary>A program and its arguments, run without a shell, without input, and with a bound.</summary>
public sealed record CommandLine(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>How long a program that was told to stop may take before it is killed with its children.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Where it runs. Default: the current directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Added to the inherited environment; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>After this time the program is interrupted. Default: 5 minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock behind <see cref="Timeout"/> and the measured duration. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Runs to the end. The exit code is the caller's to judge, see <see cref="CommandResult.EnsureSuccess"/>.</summary>
    /// <exception cref="CommandNotFoundException">There is no such program.</exception>
    /// <exception cref="CommandTimedOutException">It took longer than <see cref="Timeout"/>; it has been ended, with its children.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; it has been ended, with its children.</exception>
    public async Task<CommandResult> RunAsync(CancellationToken cancellationToken = default)
    {
        var started = Time.GetTimestamp();
        using var bound = new CancellationTokenSource(Timeout, Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        var command = Start();
        try
        {
            var output = command.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = command.StandardError.ReadToEndAsync(CancellationToken.None);
            var all = Task.WhenAll(command.Task, output, errors);
            var inTime = await EndsAsync(all, stop.Token);
            if (!inTime)
            {
                await EndAsync(command, all);
            }

            // A grandchild that left the process tree can hold the pipes open: then what was read so far stays unknown.
            var result = new CommandResult(
                this,
                command.Task.IsCompletedSuccessfully ? command.Task.Result.ExitCode : null,
                output.IsCompletedSuccessfully ? output.Result : "",
                errors.IsCompletedSuccessfully ? errors.Result : "",
                Time.GetElapsedTime(started));
            if (!inTime)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new CommandTimedOutException(result);
            }

            return result;
        }
        finally
        {
            ((IDisposable)command).Dispose();
        }
    }

    /// <summary>The command as one would type it.</summary>
    public override string ToString() =>
        string.Join(' ', Arguments.Prepend(Program).Select(word => word.Length > 0 && !word.Any(NeedsQuotes) ? word : $"'{word}'"));

    private static bool NeedsQuotes(char letter) => char.IsWhiteSpace(letter) || "\"'$&|<>(){}*?;\\".Contains(letter);

    private static async Task<bool> EndsAsync(Task task, CancellationToken stop)
    {
        try
        {
            await task.WaitAsync(stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Terraform that is killed at once leaves its providers behind and its state locked; an interrupt lets it end them.
    private static async Task EndAsync(Command command, Task all)
    {
        await command.TrySignalAsync(CommandSignal.ControlC);
        using var grace = new CancellationTokenSource(Grace);
        if (await EndsAsync(all, grace.Token))
        {
            return;
        }

        try
        {
            command.Process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }

        using var last = new CancellationTokenSource(Grace);
        await EndsAsync(all, last.Token);
    }

    private Command Start()
    {
        try
        {
            var command = Command.Run(Program, Arguments, options => options
                .DisposeOnExit(false) // the process object is needed to end the whole tree
                .StartInfo(Prepare));
            command.StandardInput.Close();
            return command;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new CommandNotFoundException(
                string.Create(CultureInfo.InvariantCulture, $"'{Program}' cannot be started: {failure.Message}"), failure);
        }
    }

    private void Prepare(System.Diagnostics.ProcessStartInfo start)
    {
        if (WorkingDirectory is not null)
        {
            start.WorkingDirectory = WorkingDirectory;
        }

        foreach (var (name, value) in Environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }
    }
}
