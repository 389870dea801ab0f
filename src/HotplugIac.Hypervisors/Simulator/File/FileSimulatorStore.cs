using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>
/// A simulator's state in a JSON file (docs/simulator.md). Any number of stores, in any number of processes, may share it. A file
/// that is not there is a simulator without machines; the first change makes it.
/// </summary>
/// <param name="path">Absolute. A symbolic link is followed.</param>
/// <param name="formats">Forms in which a machine's definition may be written.</param>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to dispose.")]
public sealed class FileSimulatorStore(string path, IReadOnlyList<IDefinitionFormat> formats, TimeProvider time) : ISimulatorStore
{
    /// <summary>
    /// One caller of this store at a time, before they meet those of others at the lock: a lock that is held is an exception for each
    /// attempt, and a plugin has dozens of calls under way. It also guards the fields below.
    /// </summary>
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>
    /// The last text that was read or written, and the one in the making. Kept, because a file of some hundred machines is a large
    /// object, and one for each call would stay until the next full collection.
    /// </summary>
    private ArrayBufferWriter<byte> _text = new();
    private ArrayBufferWriter<byte> _next = new();

    /// <summary>What <see cref="_text"/> says.</summary>
    private SimulatorState? _state;

    /// <summary>Ten thousand machines with their definitions. What is larger is another file, or one without end such as /dev/zero.</summary>
    private const int LargestFile = 128 << 20;

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
        var asked = time.GetTimestamp();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var held = await TakeAsync(file + ".lock", asked, cancellationToken);
            var before = Read(file);
            var (after, result) = change(before);
            if (!ReferenceEquals(before, after))
            {
                Write(file, after);
            }

            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IDisposable> TakeAsync(string file, long asked, CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.TakeAsync(file, time, asked, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable($"{file}, which guards it, cannot be opened", e);
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
        _next.ResetWrittenCount();
        try
        {
            Load(file, _next);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable("It cannot be read", e);
        }

        if (_state is { } last && _next.WrittenSpan.SequenceEqual(_text.WrittenSpan))
        {
            return last;
        }

        try
        {
            var state = StateJson.Read(_next.WrittenMemory, formats);
            Remember(state);
            return state;
        }
        catch (JsonTextException e)
        {
            throw new HypervisorException(InputRules.SimulatorFile, $"{file}, line {e.Line}, column {e.Column}: {e.Message}", e);
        }
    }

    /// <summary>A file that is not there is empty.</summary>
    private static void Load(string file, ArrayBufferWriter<byte> text)
    {
        if (!System.IO.File.Exists(file))
        {
            return;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var room = (int)Math.Min(stream.CanSeek ? stream.Length : 0, LargestFile) + 1;
        while (stream.Read(text.GetSpan(room)) is var read and > 0)
        {
            text.Advance(read);
            room = 1;
            if (text.WrittenCount > LargestFile)
            {
                throw new HypervisorException(InputRules.SimulatorFile, $"{file} is longer than {LargestFile >> 20} MiB: it is no simulator's state.");
            }
        }
    }

    private void Remember(SimulatorState state)
    {
        (_text, _next) = (_next, _text);
        _state = state;
    }

    /// <summary>Written whole beside the file, then put in its place in one step: whoever dies in between leaves the old state.</summary>
    private void Write(string file, SimulatorState state)
    {
        _next.ResetWrittenCount();
        StateJson.Write(state, _next);
        var beside = file + ".new";
        try
        {
            // Whatever lies there is left over, or a link that somebody laid: neither is written to.
            System.IO.File.Delete(beside);
            using (var stream = OwnFile.Open(beside, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(_next.WrittenSpan);
                stream.Flush(flushToDisk: true);
            }

            KeepMode(file, beside);
            System.IO.File.Move(beside, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreachable("It cannot be written", e);
        }

        Remember(state);
    }

    /// <summary>
    /// A definition can hold passwords, so the file is its user's alone; at least for as long as it is not complete, where its owner
    /// gave the old one another mode.
    /// </summary>
    private static void KeepMode(string file, string beside)
    {
        if (!OperatingSystem.IsWindows() && System.IO.File.Exists(file))
        {
            System.IO.File.SetUnixFileMode(beside, System.IO.File.GetUnixFileMode(file));
        }
    }

    private HypervisorException Unreachable(string what, Exception e) =>
        new(LifecycleRules.Unreachable, $"The simulator's file {path}: {what}: {e.Message}", e);
}
