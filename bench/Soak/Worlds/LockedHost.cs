using HotplugIac.Harness;
using HotplugIac.Soak.Oracles;
using HotplugIac.Soak.Terraform;
using TerraformPlugin;

namespace HotplugIac.Soak.Worlds;

/// <summary>A hypervisor that asks for a password, and a provider that has a wrong one.</summary>
internal static class LockedHost
{
    private const int Attempts = 20;

    public static async Task TryAsync(ProviderStarter starter, Tally tally, int seed)
    {
        await using var daemon = await PrivateLibvirtd.StartAsync(new PrivateLibvirtdOptions { Sasl = new SaslUser("scram-sha-256", "keeper", "another-one-55") });
        await using var provider = await starter.StartAsync();
        var settings = starter.Settings.With("auth", new TfObject(new Dictionary<string, TfValue> { ["username"] = "stranger", ["password"] = Secrets.Password }));
        var config = new TfObject(new Dictionary<string, TfValue> { ["name"] = "locked", ["uri"] = daemon.Uri, ["vcpus"] = 1, ["memory"] = "256MiB" });
        var subject = new Subject(0, "locked", daemon.Uri, isOwned: false, seed, config);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            subject.Step++;
            tally.Count("steps", "locked host");
            var outcome = await (await Command.StartAsync(provider, settings)).PlanAsync(subject.Resource, config);
            tally.Judge(subject, outcome);
            if (!outcome.Errors.Select(MessageOracle.Code).SequenceEqual(["HP4034"]))
            {
                tally.Break(subject, $"a wrong password led to: {outcome.Summary}");
            }
        }

        if (await provider.EndAsync() is { } fault)
        {
            tally.Break($"locked host: {fault}");
        }

        foreach (var line in provider.Log.Faults)
        {
            tally.Break($"locked host: the provider wrote to its log: {line}");
        }
    }
}
