using HotplugIac.PulumiEngine;

namespace EndToEnd.Pulumi;

/// <summary>The examples: one fleet in three languages, with real runtimes. In office hours no machine is stopped.</summary>
public sealed class FleetProgramTests
{
    private const string InOfficeHours = "2026-03-04T11:00:00+01:00";
    private const string InTheEvening = "2026-03-04T21:00:00+01:00";

    [Fact]
    public async Task In_typescript()
    {
        await using var pulumi = Fleet("pulumi-typescript-fleet");
        var sdk = Path.Combine(pulumi.Directory, "sdk");
        NodeSdk.Write(sdk);
        var program = new NodeProgram
        {
            Directory = pulumi.Directory,
            // The first is what Pulumi's language host says of every Node program. The package above has no types to check against.
            Environment = new Dictionary<string, string?> { ["PULUMI_NODEJS_TYPESCRIPT"] = "true", ["PULUMI_NODEJS_TRANSPILE_ONLY"] = "true" },
        };
        await program.InstallAsync(new Dictionary<string, string> { ["@pulumi/hotplug"] = sdk });

        await RunAsync(pulumi, program, "fleet:now", InOfficeHours, InTheEvening);
    }

    [Fact]
    public async Task In_yaml()
    {
        await using var pulumi = Fleet("pulumi-yaml-fleet");
        var program = YamlProgram.Load(Path.Combine(pulumi.Directory, "Pulumi.yaml"));

        await RunAsync(pulumi, program, "fleet:onRebootRequired", "defer", "reboot");
    }

    [CSharpSdkFact]
    public async Task In_c_sharp()
    {
        await using var pulumi = Fleet("pulumi-csharp-fleet");
        var program = new DotNetProgram { Directory = pulumi.Directory, Assembly = CSharpSdkFactAttribute.Program! };

        await RunAsync(pulumi, program, "fleet:now", InOfficeHours, InTheEvening);
    }

    /// <summary>
    /// web-1 and db-1 can grow live. worker-1 was started with 2 vCPUs at most and shall have 4.
    /// </summary>
    private static async Task RunAsync(PulumiUnderTest pulumi, PulumiProgram program, string key, string day, string evening)
    {
        pulumi.Stack.Config[key] = day;
        var preview = (await pulumi.Stack.PreviewAsync(program)).EnsureSuccess();
        preview.Step("web-1").New("impactVerdict").ShouldBe("live");
        preview.Step("web-2").New("impactVerdict").ShouldBe("none");
        (preview.Step("worker-1").New("impactVerdict"), preview.Step("worker-1").New("impactStopsMachine")).ShouldBe(("reboot", "false"));
        preview.Step("db-1").New("impactVerdict").ShouldBe("live");
        preview.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning).Select(d => d.Name).Distinct().ShouldBe(["worker-1"]);

        (await pulumi.Stack.UpAsync(program)).EnsureSuccess();
        Vcpus(pulumi, "web-1").ShouldBe((2, false));
        Vcpus(pulumi, "worker-1").ShouldBe((2, true));

        pulumi.Stack.Config[key] = evening;
        var late = (await pulumi.Stack.PreviewAsync(program)).EnsureSuccess();
        late.Step("worker-1").New("impactStopsMachine").ShouldBe("true");
        late.Step("web-1").New("impactStopsMachine").ShouldBe("false");
        late.Diagnostics.ShouldContain(d => d.Name == "worker-1" && d.Message.Contains("stops and starts", StringComparison.Ordinal));
        (await pulumi.Stack.UpAsync(program)).EnsureSuccess();
        Vcpus(pulumi, "worker-1").ShouldBe((4, false));

        (await pulumi.Stack.PreviewAsync(program)).EnsureSuccess().Changes.ShouldBeEmpty();
        (await pulumi.Stack.DestroyAsync()).EnsureSuccess();
    }

    private static (int Live, bool Pending) Vcpus(PulumiUnderTest pulumi, string machine)
    {
        var outputs = pulumi.Stack.State[machine].Outputs;
        return (outputs["liveValues"]!["vcpus"]!.GetValue<int>(), outputs["pendingReboot"]!.GetValue<bool>());
    }

    private static PulumiUnderTest Fleet(string example)
    {
        var pulumi = new PulumiUnderTest(uri: null, project: "fleet");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(ProviderUnderTest.RepositoryRoot, "examples", example)))
        {
            File.Copy(file, Path.Combine(pulumi.Directory, Path.GetFileName(file)));
        }

        // The YAML one takes the machines of the others.
        var machines = Path.Combine(pulumi.Directory, "machines.json");
        if (!File.Exists(machines))
        {
            File.Copy(Path.Combine(ProviderUnderTest.RepositoryRoot, "examples", "pulumi-csharp-fleet", "machines.json"), machines);
        }

        pulumi.Stack.Config["hotplug:simulate"] = machines;
        return pulumi;
    }
}
