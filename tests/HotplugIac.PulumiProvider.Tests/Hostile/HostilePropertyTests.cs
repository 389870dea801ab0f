using Google.Protobuf.WellKnownTypes;
using HotplugIac.Grpc;
using HotplugIac.PulumiProvider.Tests.Wire;
using HotplugIac.PulumiProvider.Wire;
using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Tests.Hostile;

public sealed class HostilePropertyTests
{
    [Fact]
    public void A_name_in_both_spellings_is_one_attribute()
    {
        var value = AnyValues.Read(Value.ForStruct(WireProvider.Json("""{ "maxVcpus": 8, "max_vcpus": 4 }""")));

        value.ShouldBe(new Resources.Values.MapValue(new Dictionary<string, Resources.Values.Value> { ["max_vcpus"] = Resources.Values.Value.Of(8) }));
    }

    [Fact]
    public void A_key_of_what_is_pending_in_both_spellings_is_one_attribute() =>
        Should.NotThrow(() => new PropertyReader(VirtualMachineSchema.Rows).Read(WireProvider.Json("""{ "pendingChanges": { "maxMemory": "a", "max_memory": "b" } }""")));

    [Fact]
    public void A_text_in_the_configuration_that_is_json_and_no_unicode_stays_a_text()
    {
        var wired = Value.ForString("{\"vcpus\":\"\\ud800\"}");

        JsonTexts.Decode(wired, ProviderSchema.Rows.First(r => r.Kind == ValueKind.Object)).ShouldBeSameAs(wired);
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("-1e300")]
    [InlineData("1e-300")]
    [InlineData("9007199254740993")]
    public async Task A_number_that_no_machine_has_is_a_failure_of_its_property(string number)
    {
        await using var wire = await WireProvider.StartAsync();
        var inputs = WireProvider.Json("""{ "name": "web", "vcpus": 2 }""");
        inputs.Fields["vcpus"] = Value.ForNumber(double.Parse(number.Trim('"'), System.Globalization.CultureInfo.InvariantCulture));

        (await wire.CheckAsync(inputs)).Failures.ShouldContain(f => f.Property == "vcpus");
    }

    [Fact]
    public async Task Properties_that_nest_without_end_are_refused_and_the_next_call_is_answered()
    {
        await using var wire = await WireProvider.StartAsync();
        var value = Value.ForBool(true);
        for (var i = 0; i < 1_000; i++)
        {
            value = Value.ForList(value);
        }

        (await Should.ThrowAsync<GrpcException>(() => wire.CheckAsync(new Struct { Fields = { ["name"] = value } }))).Code.ShouldBe(GrpcStatusCode.Internal);
        (await wire.CheckAsync(WireProvider.Json("""{ "name": "web", "vcpus": 2 }"""))).Failures.ShouldBeEmpty();
    }
}
