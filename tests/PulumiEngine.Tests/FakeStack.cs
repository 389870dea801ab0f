using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Tests;

/// <summary>A stack in a folder of its own, with the fake provider and its resources in another.</summary>
internal sealed class FakeStack : IAsyncDisposable
{
    public const string Thing = "fake:index:Thing";

    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("pulumi-engine-");

    public FakeStack(Action<Dictionary<string, string?>>? environment = null, Func<PulumiOptions, PulumiOptions>? options = null)
    {
        System.IO.Directory.CreateDirectory(Project);
        System.IO.Directory.CreateDirectory(World);
        var variables = new Dictionary<string, string?>();
        environment?.Invoke(variables);
        var all = new PulumiOptions
        {
            Project = "p",
            Plugin = new ProviderPlugin("fake", ProviderPath, "1.2.3") { Environment = variables },
            Config = { ["fake:world"] = World },
            Timeout = TimeSpan.FromSeconds(30),
        };
        Stack = PulumiStack.Open(Project, options?.Invoke(all) ?? all);
    }

    public PulumiStack Stack { get; }

    public StackState State => Stack.State;

    /// <summary>The project's directory.</summary>
    public string Project => Path.Combine(_folder.FullName, "project");

    /// <summary>Where the fake provider keeps its things.</summary>
    public string World => Path.Combine(_folder.FullName, "world");

    /// <summary>The calls that the provider got since it was configured: method and request.</summary>
    public IReadOnlyList<(string Method, JsonObject Request)> Calls => File.Exists(Path.Combine(World, "calls.log"))
        ? [.. File.ReadAllLines(Path.Combine(World, "calls.log")).Select(line => line.Split(' ', 2)).Select(p => (p[0], JsonNode.Parse(p[1])!.AsObject()))]
        : [];

    /// <summary>artifacts/bin/PROJECT/CONFIGURATION is where all outputs are.</summary>
    public static string ProviderPath
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(own.Parent!.Parent!.FullName, "PulumiEngine.FakeProvider", own.Name, "pulumi-resource-fake");
        }
    }

    public static InProcessProgram Program(JsonObject inputs, ResourceOptions? options = null) => new InProcessProgram().Add("web", Thing, inputs, options);

    public async Task<PulumiResult> UpAsync(JsonObject inputs, ResourceOptions? options = null) => await Stack.UpAsync(Program(inputs, options));

    public async Task<PulumiResult> PreviewAsync(JsonObject inputs, ResourceOptions? options = null) => await Stack.PreviewAsync(Program(inputs, options));

    /// <summary>The last request of a method.</summary>
    public JsonObject LastCall(string method) => Calls.Last(c => c.Method == method).Request;

    /// <summary>Changes a thing behind the engine's back.</summary>
    public void Change(string id, string name, JsonNode? value)
    {
        var path = Path.Combine(World, id + ".json");
        var thing = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        thing[name] = value;
        File.WriteAllText(path, thing.ToJsonString());
    }

    public bool Exists(string id) => File.Exists(Path.Combine(World, id + ".json"));

    public void Remove(string id) => File.Delete(Path.Combine(World, id + ".json"));

    public async ValueTask DisposeAsync()
    {
        await Stack.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
