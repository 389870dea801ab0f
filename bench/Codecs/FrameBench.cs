using System.Buffers;
using System.IO.Pipelines;
using BenchmarkDotNet.Attributes;
using Google.Protobuf;
using HotplugIac.Grpc;
using HotplugIac.Grpc.Framing;
using TerraformPlugin;
using TerraformPlugin.Protocol;

namespace HotplugIac.Bench.Codecs;

/// <summary>A message of gRPC with a machine in it, from and to the bytes of an HTTP body. The floor copies the bytes.</summary>
public class FrameBench
{
    private readonly ArrayBufferWriter<byte> _target = new(1 << 20);
    private byte[] _body = [];
    private ReadResourceRequest _request = new();
    private GrpcMethod? _method;

    [ParamsSource(nameof(Machines))]
    public Machine Machine { get; set; } = Machine.All[0];

    public IEnumerable<Machine> Machines => Machine.Extremes;

    [GlobalSetup]
    public void SetUp()
    {
        _request = new ReadResourceRequest
        {
            TypeName = "hotplug_virtual_machine",
            CurrentState = WireValues.Encode(Documents.State(Machine), Documents.Type),
            Private = ByteString.CopyFrom(Documents.Private(Machine).ToBytes()),
        };
        _method = GrpcMethod.Unary<ReadResourceRequest, ReadResourceRequest>("/bench/Read", ReadResourceRequest.Parser, static (r, _) => Task.FromResult(r));
        _target.ResetWrittenCount();
        GrpcFrame.Write(_target, _request);
        _body = _target.WrittenSpan.ToArray();
    }

    [Benchmark, BenchmarkCategory("gRPC frame in")]
    public Task<IMessage> In_Product() =>
        GrpcMessageReader.ReadSingleAsync(PipeReader.Create(new ReadOnlySequence<byte>(_body)), GrpcLimits.DefaultMaxMessageBytes, _method!.Parse, CancellationToken.None);

    [Benchmark, BenchmarkCategory("gRPC frame in")]
    public byte[] In_Floor() => _body.ToArray();

    [Benchmark, BenchmarkCategory("gRPC frame out")]
    public int Out_Product()
    {
        _target.ResetWrittenCount();
        GrpcFrame.Write(_target, _request);
        return _target.WrittenCount;
    }

    [Benchmark, BenchmarkCategory("gRPC frame out")]
    public int Out_Floor()
    {
        _target.ResetWrittenCount();
        _target.Write(_body);
        return _target.WrittenCount;
    }
}
