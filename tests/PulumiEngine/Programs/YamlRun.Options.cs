using System.Text.Json.Nodes;
using HotplugIac.PulumiEngine.Monitor;

namespace HotplugIac.PulumiEngine;

internal sealed partial class YamlRun
{
    private static readonly HashSet<string> OptionKeys =
    [
        "ignoreChanges", "replaceOnChanges", "aliases", "dependsOn", "additionalSecretOutputs", "provider", "parent", "protect", "retainOnDelete",
        "deleteBeforeReplace", "import", "deletedWith", "customTimeouts", "version",
    ];

    private async Task<ResourceOptions> OptionsAsync(JsonObject options, string name)
    {
        YamlProgram.Refuse(options, OptionKeys, $"options of '{name}'");
        var timeouts = Map(options["customTimeouts"], name);
        YamlProgram.Refuse(timeouts, new HashSet<string> { "create", "update", "delete", "read" }, $"timeouts of '{name}'");
        return new ResourceOptions
        {
            IgnoreChanges = Texts(options["ignoreChanges"]),
            ReplaceOnChanges = Texts(options["replaceOnChanges"]),
            Aliases = Texts(options["aliases"]),
            AdditionalSecretOutputs = Texts(options["additionalSecretOutputs"]),
            DependsOn = await UrnsAsync(options["dependsOn"]),
            Provider = options["provider"] is { } provider ? await ReferenceAsync(provider) : null,
            Parent = await UrnAsync(options["parent"]),
            DeletedWith = await UrnAsync(options["deletedWith"]),
            Protect = Flag(options["protect"]),
            RetainOnDelete = Flag(options["retainOnDelete"]),
            DeleteBeforeReplace = Flag(options["deleteBeforeReplace"]),
            Import = options["import"]?.ToString(),
            Version = options["version"]?.ToString(),
            Timeouts = new ResourceTimeouts
            {
                Create = GoDuration.Parse(timeouts["create"]?.ToString()),
                Update = GoDuration.Parse(timeouts["update"]?.ToString()),
                Delete = GoDuration.Parse(timeouts["delete"]?.ToString()),
                Read = GoDuration.Parse(timeouts["read"]?.ToString()),
            },
        };
    }

    private async Task<IReadOnlyList<string>> UrnsAsync(JsonNode? node) => node is null ? [] : (await ResolveAsync(node)).Urns;

    private async Task<string?> UrnAsync(JsonNode? node) => await UrnsAsync(node) is [var urn, ..] ? urn : null;

    /// <summary><c>${name}</c> of a provider resource of the file.</summary>
    private async Task<string> ReferenceAsync(JsonNode provider)
    {
        var urns = await UrnsAsync(provider);
        return _done.Values.FirstOrDefault(e => e.Resource is { } r && urns.Contains(r.Urn))?.Resource is { } resource
            ? Providers.ProviderRegistry.Reference(resource.Urn, resource.Id)
            : throw new ProgramFailedException($"'{provider}' is no provider of this file.");
    }

    private static IReadOnlyList<string> Texts(JsonNode? node) => node is JsonArray list ? [.. list.Select(e => e!.ToString())] : [];

    private static bool? Flag(JsonNode? node) => node?.GetValue<bool>();
}
