using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine;

/// <summary>
/// A <c>Pulumi.yaml</c> with <c>runtime: yaml</c>, of which this reads a subset: <c>config</c> or <c>configuration</c> (type, default,
/// secret), <c>variables</c>, <c>resources</c> (type, name, properties, options, get), <c>outputs</c>, <c>${…}</c> with property paths, and
/// <c>fn::invoke</c>, <c>fn::secret</c>, <c>fn::toJSON</c>, <c>fn::join</c>. Everything else is an error, so that a file that works here
/// uses nothing that this does not know.
/// </summary>
public sealed partial class YamlProgram : PulumiProgram
{
    private static readonly HashSet<string> Known =
        ["name", "runtime", "description", "config", "configuration", "variables", "resources", "outputs"];

    private readonly JsonObject _document;

    private YamlProgram(JsonObject document)
    {
        _document = document;
        Refuse(document, Known, "the file");
        var runtime = document["runtime"] is JsonObject map ? map["name"] : document["runtime"];
        if (runtime?.ToString() != "yaml")
        {
            throw new ProgramFailedException($"The runtime is '{runtime}', not yaml.");
        }
    }

    /// <summary>Takes the text of a <c>Pulumi.yaml</c>.</summary>
    /// <exception cref="ProgramFailedException">It is none, or uses what this does not know.</exception>
    public static YamlProgram Parse(string text) => new(YamlText.ToJson(text));

    /// <summary>Reads a <c>Pulumi.yaml</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ProgramFailedException">It is none, or uses what this does not know.</exception>
    public static YamlProgram Load(string path) => Parse(File.ReadAllText(path));

    internal override async Task RunAsync(ProgramHost host, CancellationToken cancellationToken)
    {
        await host.RegisterStackAsync(cancellationToken);
        await new YamlRun(_document, host, cancellationToken).RunAsync();
        await host.FinishAsync(cancellationToken);
    }

    /// <exception cref="ProgramFailedException">There is something that this does not know.</exception>
    internal static void Refuse(JsonObject map, IReadOnlySet<string> known, string where)
    {
        if (map.Select(p => p.Key).FirstOrDefault(k => !known.Contains(k)) is { } unknown)
        {
            throw new ProgramFailedException($"'{unknown}' in {where} is not known to this interpreter.");
        }
    }
}
