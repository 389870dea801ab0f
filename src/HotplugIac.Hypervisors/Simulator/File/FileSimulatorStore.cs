using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>
/// A simulator's state in a JSON file (docs/simulator.md). Any number of stores, in any number of processes, may share it. A file
/// that is not there is a simulator without machines; the first change makes it.
/// </summary>
/// <param name="path">Absolute. A symbolic link is followed.</param>
/// <param name="formats">Forms in which a machine's definition may be written.</param>
public sealed class FileSimulatorStore(string path, IReadOnlyList<IDefinitionFormat> formats, TimeProvider time) : ISimulatorStore
{
    private volatile Parsed? _last;

    /// <inheritdoc/>
    public string Place => path;

    /// <inheritdoc/>
    /// <exception cref="HypervisorException">
    /// Also <see cref="InputRules.SimulatorFile"/>: the file is no state; <see cref="InputRules.SimulatorPath"/>: its folder is not
    /// there, or a folder is in its place. Then the file is as it was.
    /// </exception>
    public async Task<T> ChangeAsync<T>(Func<SimulatorState, (SimulatorState State, T Result)> change, CancellationToken cancellationToken)
    {
        var file = Checked();
        IDisposable held;
        try
        {
            held = await FileLock.TakeAsync(file + ".lock", time, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable($"{file}.lock, which guards it, cannot be opened", e);
        }

        using (held)
        {
            var before = Read(file);
            var (after, result) = change(before);
            if (!ReferenceEquals(before, after))
            {
                Write(file, after);
            }

            return result;
        }
    }

    /// <summary>The file itself, where the path is a link to it: all who mean one file have to take one lock.</summary>
    private string Checked()
    {
        string file;
        try
        {
            file = System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            // There is nothing at the path, so no link either.
            file = path;
        }

        return Directory.Exists(file) ? throw new HypervisorException(InputRules.SimulatorPath, $"{file} is a folder; the simulator's state is a file.")
            : Directory.Exists(Path.GetDirectoryName(file)) ? file
            : throw new HypervisorException(InputRules.SimulatorPath, $"The folder {Path.GetDirectoryName(file)} of the simulator's file {file} does not exist. Create it first.");
    }

    /// <summary>Only the text tells whether the file is still the one that was read: its time is too coarse for changes in a row.</summary>
    private SimulatorState Read(string file)
    {
        byte[] text;
        try
        {
            text = System.IO.File.Exists(file) ? System.IO.File.ReadAllBytes(file) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable("It cannot be read", e);
        }

        if (_last is { } last && text.AsSpan().SequenceEqual(last.Text))
        {
            return last.State;
        }

        try
        {
            var state = StateJson.Read(text, formats);
            _last = new Parsed(text, state);
            return state;
        }
        catch (JsonTextException e)
        {
            throw new HypervisorException(InputRules.SimulatorFile, $"{file}, line {e.Line}, column {e.Column}: {e.Message}", e);
        }
    }

    /// <summary>Written whole beside the file, then put in its place in one step: whoever dies in between leaves the old state.</summary>
    private void Write(string file, SimulatorState state)
    {
        var text = StateJson.Write(state);
        var beside = file + ".new";
        try
        {
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                stream.Write(text);
                stream.Flush(flushToDisk: true);
            }

            KeepMode(file, beside);
            System.IO.File.Move(beside, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable("It cannot be written", e);
        }

        _last = new Parsed(text, state);
    }

    /// <summary>A new file has the usual mode, which need not be the one that its owner gave the old.</summary>
    private static void KeepMode(string file, string beside)
    {
        if (!OperatingSystem.IsWindows() && System.IO.File.Exists(file))
        {
            System.IO.File.SetUnixFileMode(beside, System.IO.File.GetUnixFileMode(file));
        }
    }

    private HypervisorException Unreachable(string what, Exception e) =>
        new(LifecycleRules.Unreachable, $"The simulator's file {path}: {what}: {e.Message}", e);

    private sealed record Parsed(byte[] Text, SimulatorState State);
}
