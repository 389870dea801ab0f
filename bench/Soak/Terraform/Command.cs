using HotplugIac.Grpc;
using HotplugIac.Resources.Machine;
using HotplugIac.Soak.Plugin;
using TerraformPlugin;
using TerraformPlugin.Protocol;

namespace HotplugIac.Soak.Terraform;

/// <summary>One command of Terraform's: it configures the provider, then goes through resources as core does, with the checks that core makes.</summary>
internal sealed class Command
{
    private readonly ProviderProcess _provider;

    private Command(ProviderProcess provider) => _provider = provider;

    public static async Task<Command> StartAsync(ProviderProcess provider, TfObject settings)
    {
        var request = new ConfigureProviderRequest { TerraformVersion = "1.11.4", Config = Wire.Encode(settings, Wire.Provider) };
        var reply = await provider.CallAsync<ConfigureProviderResponse>("ConfigureProvider", request);
        return reply.Diagnostics.Count == 0 ? new Command(provider) : throw new InvalidOperationException($"The provider cannot be configured: {reply.Diagnostics}");
    }

    /// <summary><c>terraform plan</c>: the state stays as it is.</summary>
    public Task<Outcome> PlanAsync(Resource resource, TfObject? config) => GuardedAsync(outcome => ChangeAsync(outcome, resource, config, applies: false));

    /// <summary><c>terraform apply</c>. When the provider dies the state stays as it was.</summary>
    /// <param name="config">Null: the resource is gone from the configuration.</param>
    public Task<Outcome> ApplyAsync(Resource resource, TfObject? config) => GuardedAsync(outcome => ChangeAsync(outcome, resource, config, applies: true));

    /// <summary><c>terraform import</c>.</summary>
    public Task<Outcome> ImportAsync(Resource resource, string id) => GuardedAsync(async outcome =>
    {
        var reply = await _provider.CallAsync<ImportResourceStateResponse>("ImportResourceState", new ImportResourceStateRequest { TypeName = Wire.TypeName, Id = id });
        outcome.Diagnostics.AddRange(reply.Diagnostics);
        if (!outcome.HasErrors && reply.ImportedResources is [var imported])
        {
            resource.Keep(Wire.Decode(imported.State, Wire.Machine), imported.Private.ToByteArray());
            await ReadAsync(outcome, resource);
        }
    });

    private static async Task<Outcome> GuardedAsync(Func<Outcome, Task> run)
    {
        var outcome = new Outcome();
        try
        {
            await run(outcome);
        }
        catch (GrpcException e)
        {
            outcome.Silence = $"{e.Code}: {e.Message}";
        }

        return outcome;
    }

    private async Task ChangeAsync(Outcome outcome, Resource resource, TfObject? config, bool applies)
    {
        if (config is not null)
        {
            var validate = new ValidateResourceConfigRequest { TypeName = Wire.TypeName, Config = Wire.Encode(config, Wire.Machine) };
            outcome.Diagnostics.AddRange((await _provider.CallAsync<ValidateResourceConfigResponse>("ValidateResourceConfig", validate)).Diagnostics);
        }

        if (outcome.HasErrors)
        {
            return;
        }

        var (prior, memory) = await ReadAsync(outcome, resource);
        if (outcome.HasErrors)
        {
            return;
        }

        if (prior is null && config is null)
        {
            // Nothing is there any more, and nothing is wanted.
            outcome.IsEmpty = true;
            resource.Forget();
            return;
        }

        var plan = await PlanAsync(outcome, prior, memory, config);
        if (outcome.HasErrors || !applies)
        {
            return;
        }

        if (outcome.IsEmpty)
        {
            resource.Keep(prior, memory);
            return;
        }

        await ApplyAsync(outcome, resource, prior, config, plan);
    }

    /// <returns>The state and private data that the plan begins with.</returns>
    private async Task<(TfObject? State, byte[] Memory)> ReadAsync(Outcome outcome, Resource resource)
    {
        if (resource.State is null)
        {
            return (null, []);
        }

        outcome.Phase = Phase.Read;
        var upgrade = await _provider.CallAsync<UpgradeResourceStateResponse>("UpgradeResourceState", new UpgradeResourceStateRequest
        {
            TypeName = Wire.TypeName,
            Version = StateUpgrade.CurrentVersion,
            RawState = new RawState { Json = Google.Protobuf.ByteString.CopyFrom(StateJson.Write(resource.State)) },
        });
        outcome.Diagnostics.AddRange(upgrade.Diagnostics);
        var reply = await _provider.CallAsync<ReadResourceResponse>("ReadResource", new ReadResourceRequest
        {
            TypeName = Wire.TypeName,
            CurrentState = upgrade.UpgradedState,
            Private = Google.Protobuf.ByteString.CopyFrom(resource.Private),
        });
        outcome.Diagnostics.AddRange(reply.Diagnostics);
        outcome.Refreshed = Wire.Decode(reply.NewState, Wire.Machine);
        return outcome.Refreshed is null ? (null, []) : (outcome.Refreshed, reply.Private.ToByteArray());
    }

    private async Task<PlanResourceChangeResponse> PlanAsync(Outcome outcome, TfObject? prior, byte[] memory, TfObject? config)
    {
        outcome.Phase = Phase.Planned;
        var reply = await _provider.CallAsync<PlanResourceChangeResponse>("PlanResourceChange", new PlanResourceChangeRequest
        {
            TypeName = Wire.TypeName,
            PriorState = Wire.Encode(prior, Wire.Machine),
            ProposedNewState = Wire.Encode(config is null ? null : CoreRules.Proposed(prior, config), Wire.Machine),
            Config = Wire.Encode(config, Wire.Machine),
            PriorPrivate = Google.Protobuf.ByteString.CopyFrom(memory),
        });
        outcome.Diagnostics.AddRange(reply.Diagnostics);
        if (!outcome.HasErrors)
        {
            outcome.Planned = Wire.Decode(reply.PlannedState, Wire.Machine);
            outcome.IsEmpty = outcome.Planned is not null && outcome.Planned == prior;
            outcome.Bugs.AddRange(CoreRules.OfPlan(prior, config, outcome.Planned));
            if (reply.RequiresReplace.Count > 0)
            {
                outcome.Bugs.Add($"a replacement is planned although no name has changed: {reply.RequiresReplace}");
            }
        }

        return reply;
    }

    private async Task ApplyAsync(Outcome outcome, Resource resource, TfObject? prior, TfObject? config, PlanResourceChangeResponse plan)
    {
        outcome.Phase = Phase.Applied;
        var reply = await _provider.CallAsync<ApplyResourceChangeResponse>("ApplyResourceChange", new ApplyResourceChangeRequest
        {
            TypeName = Wire.TypeName,
            PriorState = Wire.Encode(prior, Wire.Machine),
            PlannedState = plan.PlannedState,
            Config = Wire.Encode(config, Wire.Machine),
            PlannedPrivate = plan.PlannedPrivate,
        });
        outcome.Diagnostics.AddRange(reply.Diagnostics);
        var state = Wire.Decode(reply.NewState, Wire.Machine);
        if (!outcome.HasErrors)
        {
            outcome.Bugs.AddRange(CoreRules.OfApply(outcome.Planned, state));
        }

        resource.Keep(state, reply.Private.ToByteArray());
    }
}
