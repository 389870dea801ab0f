using BenchmarkDotNet.Attributes;
using HotplugIac.Resources.Machine;

namespace HotplugIac.Bench.Codecs;

/// <summary>The private data beside a machine's state. The floor of reading is a reader that goes through, that of writing copies the bytes.</summary>
public class PrivateDataBench
{
    private PrivateState _state = PrivateState.Empty;
    private byte[] _bytes = [];

    [ParamsSource(nameof(Machines))]
    public Machine Machine { get; set; } = Machine.All[0];

    public IEnumerable<Machine> Machines => Machine.All;

    [GlobalSetup]
    public void SetUp()
    {
        _state = Documents.Private(Machine);
        _bytes = _state.ToBytes();
        if (PrivateState.Parse(_bytes).Snapshot?.Configured.Devices.Count != Machine.Devices)
        {
            throw new InvalidOperationException("The private data is not read as what was written.");
        }
    }

    [Benchmark, BenchmarkCategory("private data read")]
    public object Read_Product() => PrivateState.Parse(_bytes);

    [Benchmark, BenchmarkCategory("private data read")]
    public int Read_Floor() => JsonFloor.Tokens(_bytes);

    [Benchmark, BenchmarkCategory("private data written")]
    public byte[] Write_Product() => _state.ToBytes();

    [Benchmark, BenchmarkCategory("private data written")]
    public byte[] Write_Floor() => _bytes.ToArray();
}
