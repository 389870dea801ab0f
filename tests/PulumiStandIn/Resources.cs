namespace Pulumi;

public abstract class InputArgs;

public abstract class ResourceArgs : InputArgs
{
    public static ResourceArgs Empty => throw StandIn.Called();
}

public abstract class InvokeArgs : InputArgs
{
    public static InvokeArgs Empty => throw StandIn.Called();
}

public class CustomResource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
    {
    }
}

public class ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
    : CustomResource($"pulumi:providers:{package}", name, args, options);

public sealed class CustomResourceOptions
{
    public Input<string>? Id { get; set; }

    public string? Version { get; set; }

    public string? PluginDownloadURL { get; set; }

    public IList<Input<Alias>> Aliases { get; } = [];

    public IList<string> AdditionalSecretOutputs { get; } = [];

    public IList<string> ReplaceOnChanges { get; } = [];

    /// <summary>The first, because that one the SDK has made.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2) => options1 ?? options2 ?? new();
}

public sealed class Alias
{
    public Input<string>? Type { get; set; }
}
