using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace HotplugIac.Fuzzing;

/// <summary>
/// One decoder and inputs that are nearly right. A few hundred in each test run, the same each time; FUZZ_MINUTES sets for how many
/// minutes each decoder is fuzzed instead, FUZZ_SEED where that begins.
/// </summary>
/// <param name="decoder">For the line of figures.</param>
/// <param name="corpus">What the inputs are made of; each is read as it is too.</param>
internal sealed class Fuzzer(string decoder, IReadOnlyList<byte[]> corpus, Grammar grammar)
{
    private const int Few = 300;

    private static readonly TimeSpan ShortBound = TimeSpan.FromMilliseconds(800);

    /// <summary>For one input on a machine that does other things too; what hangs or takes a square of its length is far beyond.</summary>
    private static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(10);

    /// <summary>Bytes that may be allocated for an input: so many, and so many for each of its bytes.</summary>
    private const long Allowance = 64 << 20;

    private const long AllowanceForEach = 2_000;

    private byte[] _input = [];
    private string _name = string.Empty;
    private int _inputs;
    private int _read;
    private (TimeSpan Time, string Name) _slowest;
    private (long Bytes, string Name) _largest;

    /// <param name="read">Whether the input was read; false when it was refused in the documented way. Anything else is an exception.</param>
    public async Task RunAsync(Func<byte[], bool> read, ITestOutputHelper output)
    {
        var minutes = Number("FUZZ_MINUTES", 0);
        var first = (int)Number("FUZZ_SEED", minutes > 0 ? Environment.TickCount & 0xFF_FFFF : 1);

        // Beside it, so that a hang fails the test instead of joining in.
        var run = Task.Factory.StartNew(() => Run(read, minutes, first), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            await run.WaitAsync(TimeSpan.FromMinutes(minutes) + (6 * LongestInput));
        }
        catch (Exception wrong)
        {
            throw new InvalidOperationException($"{decoder}, {_name}, of {_input.Length} bytes: {Convert.ToBase64String(_input.AsSpan(0, Math.Min(_input.Length, 20_000)))}", wrong);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{decoder}: {minutes} minutes from seed {first}, {_inputs} inputs, {_read} read and the others refused; at most {_slowest.Time.TotalMilliseconds:0} ms ({_slowest.Name}) and {_largest.Bytes >> 10} KiB ({_largest.Name})"));
    }

    private void Run(Func<byte[], bool> read, double minutes, int first)
    {
        for (var i = 0; i < corpus.Count; i++)
        {
            Try(read, corpus[i], string.Create(CultureInfo.InvariantCulture, $"corpus {i}"));
        }

        if (_read == 0)
        {
            throw new InvalidOperationException("Nothing of the corpus is read: its mutations would test nothing.");
        }

        var clock = Stopwatch.StartNew();
        for (var i = 0; minutes > 0 ? clock.Elapsed.TotalMinutes < minutes : i < Few && clock.Elapsed < ShortBound; i++)
        {
            Try(read, grammar.Change(corpus, new Random(first + i)), string.Create(CultureInfo.InvariantCulture, $"seed {first + i}"));
        }
    }

    private void Try(Func<byte[], bool> read, byte[] input, string name)
    {
        (_input, _name) = (input, name);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var begun = Stopwatch.GetTimestamp();
        _read += read(input) ? 1 : 0;
        var took = Stopwatch.GetElapsedTime(begun);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        _inputs++;
        _slowest = took > _slowest.Time ? (took, name) : _slowest;
        _largest = allocated > _largest.Bytes ? (allocated, name) : _largest;
        if (took > LongestInput || allocated > Allowance + (AllowanceForEach * input.Length))
        {
            throw new InvalidOperationException($"It took {took} and {allocated} bytes.");
        }
    }

    private static double Number(string variable, double usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : usual;
}
