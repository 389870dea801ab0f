using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Fuzzing;
using HotplugIac.PulumiProvider.Wire;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using Xunit.Abstractions;

namespace HotplugIac.PulumiProvider.Tests.Hostile;

/// <summary>What an engine or a program sends, and what is kept in a stack, is read or refused, and nothing else.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly Grammar Words = Grammar.Json.With(
        "\"4dabf18193072939515e22adb298388d\":\"1b47061264138c4ac30d75fd1eb44270\",", "\"4dabf18193072939515e22adb298388d\":\"d0e6a833031e9bbcd3f4e8bde6ca49a4\",", "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"", "\"value\":", "\"vcpus\":", "\"max_vcpus\":", "\"maxVcpus\":",
        "\"memoryDevices\":", "\"numaCells\":", "\"__facts\":", "\"pendingChanges\":", "\"NaN\"", "\"-Infinity\"");

    [Fact]
    public Task Properties_as_protobuf_are_read_or_refused() => new Fuzzer("protobuf struct", [.. Corpus.Of("struct").Select(json => Struct.Parser.ParseJson(Encoding.UTF8.GetString(json)).ToByteArray())], Grammar.Binary).RunAsync(
        bytes =>
        {
            try
            {
                Read(Struct.Parser.ParseFrom(bytes));
                return true;
            }
            catch (InvalidProtocolBufferException)
            {
                return false;
            }
        },
        output);

    [Fact]
    public Task Properties_of_any_shape_are_read_or_noted() => new Fuzzer("Pulumi values", Corpus.Of("struct"), Words).RunAsync(
        bytes =>
        {
            Struct properties;
            try
            {
                properties = Struct.Parser.ParseJson(Encoding.UTF8.GetString(bytes));
            }
            catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or OverflowException)
            {
                // The test's own way from text to properties, which no engine goes.
                return false;
            }

            Read(properties);
            return true;
        },
        output);

    [Fact]
    public Task A_text_of_json_in_the_configuration_is_read_or_stays_a_text() => new Fuzzer("Pulumi configuration", Corpus.Of("struct"), Words).RunAsync(
        bytes =>
        {
            var wired = Value.ForString(Encoding.UTF8.GetString(bytes));
            var row = ProviderSchema.Rows.First(r => r.Kind == ValueKind.Object);
            return !ReferenceEquals(JsonTexts.Decode(wired, row), wired);
        },
        output);

    [Fact]
    public Task A_path_is_read_or_refused() => new Fuzzer("property path", [.. new[] { "numaCells[0].memory", "memoryDevices[\"a.\\\"b\"].size" }.Select(Encoding.UTF8.GetBytes)], Grammar.Json.With("[", "]", ".", "[\"", "\"]", "\\", "[0]")).RunAsync(
        bytes => PropertyPath.Parse(Encoding.UTF8.GetString(bytes)) is { Count: > 0 },
        output);

    private static void Read(Struct properties)
    {
        _ = new PropertyReader(VirtualMachineSchema.Rows).Read(properties);
        _ = new PropertyReader(ProviderSchema.Rows) { DecodesJson = true }.Read(properties);
        _ = AnyValues.Read(Value.ForStruct(properties));
        var kept = MachineState.Read("web", properties);
        (kept.State is null).ShouldBe(kept.Problem is not null);
        _ = PrivateState.Parse(kept.Private);
    }
}
