using System.Buffers;
using BenchmarkDotNet.Attributes;
using HotplugIac.Grpc;
using HotplugIac.Grpc.Framing;
using HotplugIac.Provider;
using Microsoft.AspNetCore.Http;
using TerraformPlugin;
using TerraformPlugin.Protocol;

namespace HotplugIac.Bench.Codecs;

/// <summary>The answer of GetProviderSchema, with which each start of the provider begins. The floor copies its bytes.</summary>
public class SchemaBench
{
    private static readonly HeaderDictionary NoHeaders = [];

    private readonly ArrayBufferWriter<byte> _target = new(1 << 20);
    private byte[] _bytes = [];
    private GrpcMethod? _method;

    [GlobalSetup]
    public void SetUp()
    {
        _method = Method();
        Answer(_method);
        _bytes = _target.WrittenSpan.ToArray();
    }

    /// <summary>Tables that are static are made once in a process, so a start costs more than this.</summary>
    [Benchmark, BenchmarkCategory("schema, new provider")]
    public int First_Product() => Answer(Method());

    [Benchmark, BenchmarkCategory("schema, new provider")]
    public byte[] First_Floor() => _bytes.ToArray();

    [Benchmark, BenchmarkCategory("schema, again")]
    public int Again_Product() => Answer(_method!);

    [Benchmark, BenchmarkCategory("schema, again")]
    public byte[] Again_Floor() => _bytes.ToArray();

    private static GrpcMethod Method() =>
        PluginServices.Create(static () => new HotplugProvider(), static () => { }).Single(m => m.FullName == "/tfplugin6.Provider/GetProviderSchema");

    private int Answer(GrpcMethod method)
    {
        _target.ResetWrittenCount();
        GrpcFrame.Write(_target, method.Invoke(new GetProviderSchemaRequest(), new GrpcCallContext(method.FullName, NoHeaders, CancellationToken.None)).Result);
        return _target.WrittenCount;
    }
}
