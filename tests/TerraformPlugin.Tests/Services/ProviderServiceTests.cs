using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin.Tests.Services;

public sealed class ProviderServiceTests
{
    [Fact]
    public async Task The_schema_tells_what_the_provider_declares()
    {
        await using var plugin = await PluginFixture.StartAsync();

        var schema = await plugin.CallAsync<GetProviderSchemaResponse>("GetProviderSchema", new GetProviderSchemaRequest());

        schema.Diagnostics.ShouldBeEmpty();
        schema.Provider.Block.Attributes.Single().Name.ShouldBe("uri");
        schema.DataSourceSchemas.Keys.ShouldBe(["test_data"]);
        var thing = schema.ResourceSchemas["test_thing"];
        thing.Version.ShouldBe(3);
        thing.Block.DescriptionKind.ShouldBe(StringKind.Markdown);
        var (name, size, disk) = (thing.Block.Attributes[0], thing.Block.Attributes[1], thing.Block.Attributes[2]);
        name.Required.ShouldBeTrue();
        name.Type.ToStringUtf8().ShouldBe("\"string\"");
        size.Optional.ShouldBeTrue();
        size.Computed.ShouldBeTrue();
        size.Deprecated.ShouldBeTrue();
        disk.Sensitive.ShouldBeTrue();
        disk.Type.ShouldBeEmpty();
        disk.NestedType.Nesting.ShouldBe(ObjectNesting.List);
        disk.NestedType.Attributes.Single().Name.ShouldBe("gb");
        schema.Functions["join"].VariadicParameter.Name.ShouldBe("words");
        schema.Functions["join"].Parameters.Single().AllowNullValue.ShouldBeTrue();
    }

    [Fact]
    public async Task Terraform_may_keep_the_schema_and_is_asked_to_plan_destroys()
    {
        await using var plugin = await PluginFixture.StartAsync();

        var metadata = await plugin.CallAsync<GetMetadataResponse>("GetMetadata", new GetMetadataRequest());

        metadata.ServerCapabilities.GetProviderSchemaOptional.ShouldBeTrue();
        metadata.ServerCapabilities.PlanDestroy.ShouldBeTrue();
        metadata.ServerCapabilities.MoveResourceState.ShouldBeFalse();
        metadata.Resources.Single().Name.ShouldBe("test_thing");
        metadata.DataSources.Single().Name.ShouldBe("test_data");
        metadata.Functions.Single().Name.ShouldBe("join");
    }

    [Fact]
    public async Task The_provider_is_made_at_the_first_call_that_needs_it_and_only_once()
    {
        await using var plugin = await PluginFixture.StartAsync();
        await plugin.CallFullAsync<HealthCheckResponse>("/grpc.health.v1.Health/Check", new HealthCheckRequest());
        plugin.ProvidersCreated.ShouldBe(0);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            plugin.CallAsync<GetProviderSchemaResponse>("GetProviderSchema", new GetProviderSchemaRequest())));

        plugin.ProvidersCreated.ShouldBe(1);
    }

    [Fact]
    public async Task The_provider_is_configured_with_its_block_and_the_version()
    {
        await using var plugin = await PluginFixture.StartAsync();
        var config = new TfObject(new Dictionary<string, TfValue> { ["uri"] = "test:///default" });

        var answer = await plugin.CallAsync<ConfigureProviderResponse>("ConfigureProvider", new ConfigureProviderRequest
        {
            TerraformVersion = "1.11.4",
            Config = PluginFixture.Wire(config, plugin.Provider.Schema.ImpliedType),
        });

        answer.Diagnostics.ShouldBeEmpty();
        plugin.Provider.Configured.ShouldBe((config, "1.11.4"));
    }

    [Fact]
    public async Task A_warning_about_the_provider_block_names_its_attribute()
    {
        await using var plugin = await PluginFixture.StartAsync();
        var config = new TfObject(new Dictionary<string, TfValue> { ["uri"] = TfUnknown.Instance });

        var answer = await plugin.CallAsync<ValidateProviderConfigResponse>("ValidateProviderConfig", new ValidateProviderConfigRequest
        {
            Config = PluginFixture.Wire(config, plugin.Provider.Schema.ImpliedType),
        });

        var warning = answer.Diagnostics.Single();
        warning.Severity.ShouldBe(Severity.Warning);
        warning.Attribute.Steps.Single().AttributeName.ShouldBe("uri");
    }

    [Theory]
    [InlineData("/tfplugin6.Provider/MoveResourceState")]
    [InlineData("/tfplugin6.Provider/GetResourceIdentitySchemas")]
    [InlineData("/tfplugin6.Provider/OpenEphemeralResource")]
    [InlineData("/plugin.GRPCStdio/StreamStdio")]
    [InlineData("/plugin.GRPCBroker/StartStream")]
    public async Task An_optional_call_is_unimplemented(string method)
    {
        await using var plugin = await PluginFixture.StartAsync();

        var error = await Should.ThrowAsync<GrpcException>(() => plugin.CallFullAsync<Empty>(method, new Empty()));

        error.Code.ShouldBe(GrpcStatusCode.Unimplemented);
    }

    [Fact]
    public async Task Shutdown_is_answered_and_passed_on()
    {
        await using var plugin = await PluginFixture.StartAsync();

        await plugin.CallFullAsync<Empty>("/plugin.GRPCController/Shutdown", new Empty());

        await plugin.ShutdownAsked.Task.WaitAsync(PluginFixture.Bound);
    }

    [Fact]
    public async Task A_data_source_reads_a_value_of_any_type()
    {
        await using var plugin = await PluginFixture.StartAsync();
        var config = new TfObject(new Dictionary<string, TfValue> { ["id"] = "x" });

        var answer = await plugin.CallAsync<ReadDataSourceResponse>("ReadDataSource", new ReadDataSourceRequest
        {
            TypeName = "test_data",
            Config = PluginFixture.Wire(config, ScriptedDataSource.Type),
        });

        var state = (TfObject)PluginFixture.Value(answer.State, ScriptedDataSource.Type);
        state["value"].ShouldBe(new TfDynamic(TfType.Tuple(TfType.String, TfType.Number), new TfList(["x", 7])));
    }

    [Fact]
    public async Task A_data_source_is_validated()
    {
        await using var plugin = await PluginFixture.StartAsync();
        var config = new TfObject(new Dictionary<string, TfValue> { ["id"] = TfUnknown.Instance });

        var answer = await plugin.CallAsync<ValidateDataResourceConfigResponse>(
            "ValidateDataResourceConfig",
            new ValidateDataResourceConfigRequest { TypeName = "test_data", Config = PluginFixture.Wire(config, ScriptedDataSource.Type) });

        answer.Diagnostics.Single().Summary.ShouldBe("Checked");
    }
}
