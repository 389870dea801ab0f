using System.Text;
using HotplugIac.Fuzzing;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;
using Xunit.Abstractions;

namespace HotplugIac.Resources.Tests.Hostile;

/// <summary>What was stored, and small texts of a configuration, are read or refused, and nothing else.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public Task Private_data_is_read_or_ignored_and_comes_back_the_same() => new Fuzzer("private data", Corpus.Of("private"), Grammar.Json.With("\"snapshot\":", "\"configured\":", "\"facts\":", "\"devices\":", "\"cells\":[null],", "\"Running\"", "\"VirtioMem\"", "7", "\"targets\":{\"memory\":null},")).RunAsync(
        bytes =>
        {
            var state = PrivateState.Parse(bytes);
            _ = state.Deferred;
            var once = state.ToBytes();
            PrivateState.Parse(once).ToBytes().ShouldBe(once);
            return state.Snapshot is not null;
        },
        output);

    [Fact]
    public Task A_duration_is_read_or_refused() => new Fuzzer("duration", [.. new[] { "1h30m", "1.5h", "250ms" }.Select(Encoding.UTF8.GetBytes)], Grammar.Json.With("h", "m", "s", "ms", ".", "-", "720h")).RunAsync(
        bytes =>
        {
            var isRead = DurationText.TryParse(Encoding.UTF8.GetString(bytes), out var duration, out var error);
            (duration > TimeSpan.Zero, error.Length == 0).ShouldBe((isRead, isRead));
            return isRead;
        },
        output);

    [Fact]
    public Task A_stored_state_of_another_shape_is_a_problem() => new Fuzzer("state upgrade", [[], .. new[] { "any", "bytes", "that differ" }.Select(Encoding.UTF8.GetBytes)], Grammar.Json).RunAsync(
        bytes =>
        {
            var (state, problem) = StateUpgrade.Apply(bytes.Length % 3, Stored(bytes));
            (state is null).ShouldBe(problem is not null);
            return state is not null;
        },
        output);

    /// <summary>Attributes of the schema with values of any kind, chosen by the bytes; none for none.</summary>
    private static MapValue Stored(byte[] bytes)
    {
        var random = new Random(bytes.Aggregate(17, (hash, octet) => unchecked((hash * 31) + octet)));
        var names = HotplugIac.Resources.Schema.VirtualMachineSchema.Rows.Select(r => r.Name).ToList();
        return new MapValue(Enumerable.Range(0, bytes.Length == 0 ? 0 : random.Next(4)).Select(_ => names[random.Next(names.Count)]).Distinct().ToDictionary(n => n, _ => Any(random, 4)));
    }

    private static Value Any(Random random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => Value.Null,
        1 => Value.Of("8GiB"),
        2 => new NumberValue(decimal.MaxValue),
        3 => Value.Of(true),
        4 => Value.Unknown,
        5 => Value.Of(Enumerable.Range(0, random.Next(3)).Select(_ => Any(random, depth - 1))),
        _ => new MapValue(new[] { "cpus", "memory", "size", "verdict" }.Take(random.Next(5)).ToDictionary(n => n, _ => Any(random, depth - 1))),
    };
}
