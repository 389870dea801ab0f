using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine;

namespace EndToEnd.Pulumi;

/// <summary>Stacks that use the provider which <c>eng/build --pulumi</c> published.</summary>
internal sealed class PulumiUnderTest : IAsyncDisposable
{
    public const string Type = "hotplug:index:VirtualMachine";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("hotplug-pulumi-");

    /// <param name="uri">The provider's.</param>
    /// <param name="environment">Of the provider, besides what is handed on.</param>
    public PulumiUnderTest(string? uri, IReadOnlyDictionary<string, string?>? environment = null, string project = "shop")
    {
        Stack = PulumiStack.Open(_folder.FullName, new PulumiOptions
        {
            Project = project,
            Plugin = new ProviderPlugin("hotplug", PluginPath) { Environment = environment ?? new Dictionary<string, string?>() },
            Timeout = TimeSpan.FromMinutes(8),
        });
        if (uri is not null)
        {
            Stack.Config["hotplug:uri"] = uri;
        }
    }

    public static string PluginPath =>
        Environment.GetEnvironmentVariable("HOTPLUG_PULUMI_PLUGIN") is { Length: > 0 } file && File.Exists(file) ? file
        : throw new InvalidOperationException("HOTPLUG_PULUMI_PLUGIN names no file: run these tests with eng/test, or run eng/build --pulumi and set it to dist/pulumi-resource-hotplug.");

    public PulumiStack Stack { get; }

    public string Directory => _folder.FullName;

    /// <summary>A program with one machine, "vm".</summary>
    /// <param name="inputs">JSON.</param>
    public static InProcessProgram Machine(string inputs, ResourceOptions? options = null) =>
        new InProcessProgram().Add("vm", Type, JsonNode.Parse(inputs)!.AsObject(), options);

    public async Task<PulumiResult> PreviewAsync(string inputs, ResourceOptions? options = null) => (await Stack.PreviewAsync(Machine(inputs, options))).EnsureSuccess();

    /// <summary>Carries the program out, and sees that nothing is left to do.</summary>
    public async Task<PulumiResult> UpAsync(string inputs, ResourceOptions? options = null)
    {
        var up = (await Stack.UpAsync(Machine(inputs, options))).EnsureSuccess();
        var again = (await Stack.PreviewAsync(Machine(inputs, options))).EnsureSuccess();
        again.Changes.ShouldBeEmpty(again.Describe());
        return up;
    }

    /// <summary>An operation that fails.</summary>
    /// <returns>What the user reads.</returns>
    public async Task<string> RefusedAsync(string inputs)
    {
        var preview = await Stack.PreviewAsync(Machine(inputs));
        preview.Succeeded.ShouldBeFalse(preview.Describe());
        return preview.Describe();
    }

    /// <summary>An output of the machine, without its secrets' wrappings.</summary>
    public JsonNode? Output(string name) => PulumiValue.Reveal(Stack.State["vm"].Outputs[name]);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

internal static class StepExtensions
{
    /// <summary>An output of the step as text.</summary>
    public static string? New(this PulumiStep step, params string[] path) =>
        path.Aggregate((JsonNode?)step.NewOutputs, (node, name) => node?[name])?.ToString();

    /// <summary>What the user is told about the machine at a severity, as one text.</summary>
    public static string Said(this PulumiResult result, DiagnosticSeverity severity) =>
        string.Join("\n", result.Diagnostics.Where(d => d.Severity == severity && d.Name == "vm").Select(d => d.Message));
}
