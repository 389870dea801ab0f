using System.Text.Json;
using Google.Protobuf;
using TerraformPlugin.Protocol;

namespace TerraformPlugin.Tests.Services;

public sealed class ResourceServiceTests
{
    [Fact]
    public async Task A_diagnostic_travels_with_every_kind_of_step()
    {
        await using var plugin = await PluginFixture.StartAsync();
        plugin.Provider.Thing.OnValidate = _ => [TfDiagnostic.Error("Bad", "Very.", TfPath.Root("disk").Index(2).Attribute("gb").Key("k"))];

        var answer = await plugin.CallAsync<ValidateResourceConfigResponse>(
            "ValidateResourceConfig",
            new ValidateResourceConfigRequest { TypeName = "test_thing", Config = PluginFixture.Wire(PluginFixture.Thing("a", TfUnknown.Instance)) });

        var error = answer.Diagnostics.Single();
        (error.Severity, error.Summary, error.Detail).ShouldBe((Severity.Error, "Bad", "Very."));
        var steps = error.Attribute.Steps;
        steps[0].AttributeName.ShouldBe("disk");
        steps[1].ElementKeyInt.ShouldBe(2);
        steps[2].AttributeName.ShouldBe("gb");
        steps[3].ElementKeyString.ShouldBe("k");
    }

    [Fact]
    public async Task A_plan_carries_unknowns_replacements_and_private_data()
    {
        await using var plugin = await PluginFixture.StartAsync();
        plugin.Provider.Thing.OnPlan = request => new TfPlanResult(request.ProposedNewState!.With("size", TfUnknown.Instance))
        {
            RequiresReplace = [TfPath.Root("name")],
            PlannedPrivate = [.. request.PriorPrivate, 9],
        };

        var answer = await plugin.CallAsync<PlanResourceChangeResponse>("PlanResourceChange", new PlanResourceChangeRequest
        {
            TypeName = "test_thing",
            PriorState = PluginFixture.Wire(PluginFixture.Thing("a", 1)),
            ProposedNewState = PluginFixture.Wire(PluginFixture.Thing("b", 1)),
            Config = PluginFixture.Wire(PluginFixture.Thing("b")),
            PriorPrivate = ByteString.CopyFrom(7),
        });

        answer.Diagnostics.ShouldBeEmpty();
        PluginFixture.Value(answer.PlannedState).ShouldBe(PluginFixture.Thing("b", TfUnknown.Instance));
        answer.RequiresReplace.Single().Steps.Single().AttributeName.ShouldBe("name");
        answer.PlannedPrivate.ToByteArray().ShouldBe([7, 9]);
    }

    [Fact]
    public async Task A_destroy_is_planned_with_nothing_proposed()
    {
        await using var plugin = await PluginFixture.StartAsync();
        TfPlanRequest? seen = null;
        plugin.Provider.Thing.OnPlan = request =>
        {
            seen = request;
            return new TfPlanResult(TfNull.Instance);
        };

        var answer = await plugin.CallAsync<PlanResourceChangeResponse>("PlanResourceChange", new PlanResourceChangeRequest
        {
            TypeName = "test_thing",
            PriorState = PluginFixture.Wire(PluginFixture.Thing("a", 1)),
            ProposedNewState = PluginFixture.Wire(TfNull.Instance),
            Config = PluginFixture.Wire(TfNull.Instance),
        });

        PluginFixture.Value(answer.PlannedState).ShouldBe(TfNull.Instance);
        (seen!.IsDestroy, seen.IsCreate, seen.Config).ShouldBe((true, false, null));
    }

    [Fact]
    public async Task A_state_of_an_older_schema_reaches_the_resource_raw()
    {
        await using var plugin = await PluginFixture.StartAsync();
        plugin.Provider.Thing.OnUpgrade = request =>
        {
            (request.Version, request.Decoded).ShouldBe((1, null));
            return new TfUpgradeResult(PluginFixture.Thing("a", request.RawState.GetProperty("size").GetProperty("gb").GetInt64()));
        };

        var answer = await UpgradeAsync(plugin, 1, """{"name":"a","size":{"gb":5}}""");

        answer.Diagnostics.ShouldBeEmpty();
        PluginFixture.Value(answer.UpgradedState).ShouldBe(PluginFixture.Thing("a", 5));
    }

    [Fact]
    public async Task A_state_that_fits_the_schema_reaches_the_resource_decoded()
    {
        await using var plugin = await PluginFixture.StartAsync();

        var answer = await UpgradeAsync(plugin, 3, """{"name":"a","size":5,"disk":null,"gone":true}""");

        PluginFixture.Value(answer.UpgradedState).ShouldBe(PluginFixture.Thing("a", 5));
    }

    [Fact]
    public async Task An_import_without_an_object_is_an_error()
    {
        await using var plugin = await PluginFixture.StartAsync();

        var answer = await plugin.CallAsync<ImportResourceStateResponse>(
            "ImportResourceState", new ImportResourceStateRequest { TypeName = "test_thing", Id = "nobody" });

        answer.ImportedResources.ShouldBeEmpty();
        answer.Diagnostics.Single().Detail.ShouldContain("nobody");
    }

    [Fact]
    public async Task An_import_carries_state_and_private_data()
    {
        await using var plugin = await PluginFixture.StartAsync();
        plugin.Provider.Thing.OnImport = id => new TfImportResult(PluginFixture.Thing(id)) { Private = [1] };

        var answer = await plugin.CallAsync<ImportResourceStateResponse>(
            "ImportResourceState", new ImportResourceStateRequest { TypeName = "test_thing", Id = "x" });

        var imported = answer.ImportedResources.Single();
        imported.TypeName.ShouldBe("test_thing");
        imported.Private.ToByteArray().ShouldBe([1]);
        PluginFixture.Value(imported.State).ShouldBe(PluginFixture.Thing("x"));
    }

    private static Task<UpgradeResourceStateResponse> UpgradeAsync(PluginFixture plugin, long version, string json)
    {
        using var document = JsonDocument.Parse(json);
        return plugin.CallAsync<UpgradeResourceStateResponse>("UpgradeResourceState", new UpgradeResourceStateRequest
        {
            TypeName = "test_thing",
            Version = version,
            RawState = new RawState { Json = ByteString.CopyFromUtf8(document.RootElement.GetRawText()) },
        });
    }
}
