using System.Buffers;
using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Fuzzing;
using HotplugIac.Hypervisors.Json;
using HotplugIac.Hypervisors.Simulator.File;
using Xunit.Abstractions;

namespace HotplugIac.Hypervisors.Tests.Hostile;

/// <summary>The simulator's file and the small texts of the model are read or refused, and what is read is written the same.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly Grammar State = Grammar.Json.With("\"machines\":", "\"vcpus\":", "\"memory\":\"1GiB\",", "\"max_memory\":", "\"numa_cells\":", "\"configured\":", "\"facts\":", "\"faults\":", "\"4PiB\"", "\"8191PiB\"", "65536", "\"0-4095\"");

    [Fact]
    public Task A_simulators_file_is_read_or_refused_and_comes_back_the_same() => new Fuzzer("simulator file", Corpus.Of("state"), State).RunAsync(
        bytes =>
        {
            try
            {
                var state = StateJson.Read(bytes, []);
                var written = new ArrayBufferWriter<byte>();
                StateJson.Write(state, written);
                StateJson.Read(written.WrittenMemory, []).ShouldBe(state);
                return true;
            }
            catch (JsonTextException)
            {
                return false;
            }
        },
        output);

    [Fact]
    public Task A_size_is_read_or_refused_and_comes_back_the_same() => new Fuzzer("size", [.. Texts("8GiB", "1.5TiB", "512 MiB")], Grammar.Json.With("B", "KiB", "PiB", ".", " ", "8191")).RunAsync(
        bytes => ByteSize.TryParse(Encoding.UTF8.GetString(bytes), out var size, out var error) ? ByteSize.Parse(size.ToString()) == size : error.Length == 0 ? throw new InvalidOperationException("no word of what is wrong") : false,
        output);

    [Fact]
    public Task A_cpu_set_is_read_or_refused_and_comes_back_the_same() => new Fuzzer("CPU set", [.. Texts("0-3,8", "0-4095,^7")], Grammar.Json.With("^", "-", ",", "0-4095,", " ")).RunAsync(
        bytes => CpuSet.TryParse(Encoding.UTF8.GetString(bytes), out var set, out var error)
            ? CpuSet.TryParse(set.ToString(), out var again, out _) && again.Equals(set) ? true : throw new InvalidOperationException(set.ToString())
            : error.Length == 0 ? throw new InvalidOperationException("no word of what is wrong") : false,
        output);

    [Fact]
    public Task A_simulators_uri_is_read_or_refused() => new Fuzzer("sim URI", [.. Texts("sim:///var/lib/state.json", "sim:///a%20b/c")], Grammar.Json.With("sim://", "%00", "%2F", "/..", "//", "%zz")).RunAsync(
        bytes =>
        {
            try
            {
                return SimulatorUri.Path(SimulatorUri.Of(SimulatorUri.Path(Encoding.UTF8.GetString(bytes)))).StartsWith('/');
            }
            catch (HypervisorException)
            {
                return false;
            }
        },
        output);

    private static IEnumerable<byte[]> Texts(params string[] texts) => texts.Select(Encoding.UTF8.GetBytes);
}
