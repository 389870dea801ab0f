using System.Text;
using System.Text.Json.Nodes;
using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>A password in a user's definition stays in the definition: with every log turned on, after errors, in the state and in previews.</summary>
public sealed class PlantedSecretTests
{
    /// <summary>VNC takes eight characters.</summary>
    private const string Secret = "walnut77";

    private static readonly string[] Forms = ["markdown", "text", "json", "html", "sarif", "junit"];

    [Fact]
    public async Task A_password_is_in_no_log_error_or_preview_and_in_no_other_value_of_the_state()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        using var folder = new TemporaryFolder();
        var name = scope.NewName("secret");
        var log = folder.Path("trace.log");
        string Machine(int vcpus) => $"name = \"{name}\"\ndefinition = file(\"vm.xml\")\nvcpus = {vcpus}\nmemory = \"128MiB\"";
        var definition = new GuestDefinition { Name = name, VncPassword = Secret }.ToXml(lab);
        await using var project = await ProjectAsync(lab, Machine(1), new Dictionary<string, string?> { ["TF_LOG"] = "trace", ["TF_LOG_PATH"] = log });

        // libvirt quotes what it cannot read: here the same word once more, where a date belongs.
        project.Write("vm.xml", definition.Replace("passwd=", $"passwdValidTo=\"{Secret}\" passwd=", StringComparison.Ordinal));
        var refused = await project.ApplyAsync();
        refused.Success.ShouldBeFalse();
        refused.Text.ShouldContain("(HP");
        refused.Text[refused.Text.IndexOf("Error:", StringComparison.Ordinal)..].ShouldNotContain(Secret);

        project.Write("vm.xml", definition);
        (await project.ApplyAsync()).EnsureSuccess();
        project.Edit(lab, Machine(2));
        var plan = (await project.PlanAsync()).EnsureSuccess();
        await ShouldNotBeInPreviewsAsync(folder, plan);
        (await project.ApplyAsync(plan)).EnsureSuccess();

        ShouldBeInTheDefinitionOnly(await File.ReadAllTextAsync(Path.Combine(project.Directory, "terraform.tfstate")));
        var ours = File.ReadLines(log).Where(l => l.Contains("provider.terraform-provider-hotplug", StringComparison.Ordinal)).ToList();
        ours.ShouldContain(l => l.Contains("apply ended", StringComparison.Ordinal));
        ours.ShouldNotContain(l => l.Contains(Secret, StringComparison.Ordinal));
    }

    private static async Task ShouldNotBeInPreviewsAsync(TemporaryFolder folder, PlanOutcome plan)
    {
        var document = plan.Json.Root.GetRawText();
        document.ShouldContain(Secret);
        var file = folder.Write("plan.json", document);
        var outputs = Forms.Select(f => $"{f}={folder.Path("report." + f)}");

        var preview = (await HotplugProgram.RunAsync(["preview", file, .. outputs.SelectMany(o => (string[])["--out", o])])).EnsureSuccess();

        preview.Text.ShouldContain("vcpus");
        preview.Text.ShouldNotContain(Secret);
        foreach (var form in Forms)
        {
            (await File.ReadAllTextAsync(folder.Path("report." + form))).ShouldNotContain(Secret, Case.Sensitive, form);
        }
    }

    private static void ShouldBeInTheDefinitionOnly(string state)
    {
        var instance = JsonNode.Parse(state)!["resources"]![0]!["instances"]![0]!.AsObject();
        var attributes = instance["attributes"]!.AsObject();
        attributes["definition"]!.GetValue<string>().ShouldContain(Secret);
        attributes.Remove("definition");
        attributes.ToJsonString().ShouldNotContain(Secret);
        var kept = Encoding.UTF8.GetString(Convert.FromBase64String(instance["private"]!.GetValue<string>()));
        kept.ShouldContain("vcpus", Case.Insensitive);
        kept.ShouldNotContain(Secret);
    }
}
