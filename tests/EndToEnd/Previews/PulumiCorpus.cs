using System.Text.Json.Nodes;
using EndToEnd.Pulumi;
using HotplugIac.PulumiEngine;
using HotplugIac.PulumiEngine.Display;

namespace EndToEnd.Previews;

/// <summary>Previews of Pulumi that the test engine makes with the published plugin on a simulator.</summary>
internal static class PulumiCorpus
{
    /// <summary>Name, the machines that are there, the program that is carried out first, and the one that is previewed.</summary>
    public static IReadOnlyDictionary<string, (string[] Machines, InProcessProgram? First, InProcessProgram Next)> All { get; } =
        new Dictionary<string, (string[], InProcessProgram?, InProcessProgram)>
        {
            ["changes"] = (
                [SimulatorFile.Growing("pulumi-live"), SimulatorFile.Growing("pulumi-reboot"), SimulatorFile.Growing("pulumi-stop"), SimulatorFile.Growing("pulumi-same")],
                Program(("live", Sizes("pulumi-live", "2")), ("reboot", Sizes("pulumi-reboot", "2")), ("stop", Sizes("pulumi-stop", "2")), ("same", Sizes("pulumi-same", "2"))),
                Program(("live", Sizes("pulumi-live", "4")), ("reboot", Sizes("pulumi-reboot", "2, \"maxVcpus\": 16")),
                    ("stop", Sizes("pulumi-stop", "2, \"maxVcpus\": 16, \"onRebootRequired\": \"reboot\"")), ("same", Sizes("pulumi-same", "2")), ("new", Owned("pulumi-new")))),
            ["going"] = (
                [SimulatorFile.Growing("pulumi-released")],
                Program(("deleted", Owned("pulumi-deleted")), ("released", Sizes("pulumi-released", "2")), ("renamed", Owned("pulumi-renamed"))),
                Program(("renamed", Owned("pulumi-renamed-2")))),
            ["secrets"] = (
                [SimulatorFile.Growing("pulumi-secret")],
                Program(("secret", Secret("pulumi-secret", 2))),
                Program(("secret", Secret("pulumi-secret", 7)))),
            ["failed"] = (
                [SimulatorFile.Growing("pulumi-failed")],
                Program(("failed", Sizes("pulumi-failed", "2"))),
                Program(("failed", Sizes("pulumi-failed", "2, \"maxVcpus\": 16, \"onRebootRequired\": \"fail\"")))),
        };

    /// <summary>The preview in both of its forms.</summary>
    public static async Task<(string Digest, string Events)> JsonAsync(string name)
    {
        var (machines, first, next) = All[name];
        using var file = new SimulatorFile(machines);
        await using var pulumi = new PulumiUnderTest(file.Uri);
        if (first is not null)
        {
            (await pulumi.Stack.UpAsync(first)).EnsureSuccess();
        }

        var preview = await pulumi.Stack.PreviewAsync(next);
        preview.Succeeded.ShouldBe(name != "failed", preview.Describe());
        return (PreviewDigest.Of(preview), PreviewEvents.Of(preview));
    }

    private static InProcessProgram Program(params (string Name, JsonObject Inputs)[] machines) => machines.Aggregate(
        new InProcessProgram(), (program, machine) => program.Add(machine.Name, PulumiUnderTest.Type, machine.Inputs, new ResourceOptions { DeleteBeforeReplace = true }));

    private static JsonObject Sizes(string name, string vcpus) => JsonNode.Parse($"{{ \"name\": \"{name}\", \"memory\": \"1GiB\", \"vcpus\": {vcpus} }}")!.AsObject();

    private static JsonObject Owned(string name)
    {
        var inputs = Sizes(name, "2");
        inputs["definition"] = TerraformCorpus.Definition;
        return inputs;
    }

    private static JsonObject Secret(string name, int vcpus)
    {
        var inputs = Sizes(name, "2");
        inputs["vcpus"] = PulumiValue.Secret(vcpus);
        return inputs;
    }
}
