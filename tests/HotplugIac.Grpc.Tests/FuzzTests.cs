using System.Buffers;
using System.IO.Pipelines;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Fuzzing;
using HotplugIac.Grpc.Framing;
using Xunit.Abstractions;

namespace HotplugIac.Grpc.Tests;

/// <summary>What comes through the socket is one message or an error of gRPC, however it is cut and spoiled.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Largest = 1 << 20;

    [Fact]
    public Task A_request_is_one_message_or_refused() => new Fuzzer("gRPC frame", [.. Corpus.Of("frame"), Frame(Message())], Grammar.Binary).RunAsync(
        bytes =>
        {
            var pipe = PipeReader.Create(new ReadOnlySequence<byte>(bytes));
            try
            {
                var read = GrpcMessageReader.ReadSingleAsync(pipe, Largest, b => MessageParsing.Parse(Struct.Parser, b), CancellationToken.None);
                Frame(read.IsCompletedSuccessfully ? read.Result : read.GetAwaiter().GetResult()).Length.ShouldBeGreaterThan(GrpcFrame.HeaderLength - 1);
                return true;
            }
            catch (GrpcException)
            {
                return false;
            }
        },
        output);

    private static byte[] Frame(Struct message)
    {
        var written = new ArrayBufferWriter<byte>();
        GrpcFrame.Write(written, message);
        return written.WrittenSpan.ToArray();
    }

    private static Struct Message() => new()
    {
        Fields =
        {
            ["vcpus"] = Value.ForNumber(4),
            ["memory"] = Value.ForString("8GiB"),
            ["numaCells"] = Value.ForList(Value.ForStruct(new Struct { Fields = { ["cpus"] = Value.ForString("0-3") } }), Value.ForNull(), Value.ForBool(true)),
        },
    };
}
