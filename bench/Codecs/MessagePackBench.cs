using System.Buffers;
using BenchmarkDotNet.Attributes;
using HotplugIac.Provider;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using MessagePack;
using TerraformPlugin;

namespace HotplugIac.Bench.Codecs;

/// <summary>A machine's object as Terraform sends it. The floor copies the bytes, the peer walks over the same values and builds none.</summary>
public class MessagePackBench
{
    private byte[] _bytes = [];
    private TfObject _state = new(new Dictionary<string, TfValue>());
    private MapValue _values = MapValue.Empty;

    [ParamsSource(nameof(Machines))]
    public Machine Machine { get; set; } = Machine.All[0];

    public IEnumerable<Machine> Machines => Machine.All;

    [GlobalSetup]
    public void SetUp()
    {
        _state = Documents.State(Machine);
        _values = Documents.Values(Machine);
        _bytes = TfMsgPack.Encode(_state, Documents.Type);
        if (!TfMsgPack.Decode(_bytes, Documents.Type).Equals(_state))
        {
            throw new InvalidOperationException("What was encoded does not decode to the same.");
        }
    }

    [Benchmark, BenchmarkCategory("MessagePack decode")]
    public TfValue Decode_Product() => TfMsgPack.Decode(_bytes, Documents.Type);

    [Benchmark, BenchmarkCategory("MessagePack decode")]
    public byte[] Decode_Floor() => _bytes.ToArray();

    [Benchmark, BenchmarkCategory("MessagePack decode")]
    public long Decode_Peer()
    {
        var reader = new MessagePackReader(_bytes);
        reader.Skip();
        return reader.Consumed;
    }

    [Benchmark, BenchmarkCategory("MessagePack encode")]
    public byte[] Encode_Product() => TfMsgPack.Encode(_state, Documents.Type);

    [Benchmark, BenchmarkCategory("MessagePack encode")]
    public byte[] Encode_Floor() => _bytes.ToArray();

    /// <summary>The same bytes, written value by value from what is at hand.</summary>
    [Benchmark, BenchmarkCategory("MessagePack encode")]
    public byte[] Encode_Peer()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        var reader = new MessagePackReader(_bytes);
        var writer = new MessagePackWriter(buffer);
        MessagePackWalk.Copy(ref reader, ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    [Benchmark, BenchmarkCategory("Terraform values to neutral ones")]
    public object In_Product() => ValueMapping.FromTerraform(_state);

    [Benchmark, BenchmarkCategory("Terraform values to neutral ones")]
    public byte[] In_Floor() => _bytes.ToArray();

    [Benchmark, BenchmarkCategory("neutral values to Terraform's")]
    public object Out_Product() => ValueMapping.ToTerraform(_values, VirtualMachineSchema.Rows);

    [Benchmark, BenchmarkCategory("neutral values to Terraform's")]
    public byte[] Out_Floor() => _bytes.ToArray();
}
