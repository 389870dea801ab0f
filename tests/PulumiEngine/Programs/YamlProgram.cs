namespace HotplugIac.PulumiEngine;

/// <summary>
/// A <c>Pulumi.yaml</c> with <c>runtime: yaml</c>, of which this reads a subset: <c>config</c> or <c>configuration</c> (type, default,
/// secret), <c>variables</c>, <c>resources</c> (type, name, properties, options, get), <c>outputs</c>, <c>${…}</c> with property paths, and
/// <c>fn::invoke</c>, <c>fn::secret</c>, <c>fn::toJSON</c>, <c>fn::join</c>. Everything else is an error.
/// </summary>
public sealed partial class YamlProgram : PulumiProgram
{
    private readonly string _text;

    private YamlProgram(string text) => _text = text;

    /// <summary>Takes the text of a <c>Pulumi.yaml</c>.</summary>
    public static YamlProgram Parse(string text) => new(text);

    /// <summary>Reads a <c>Pulumi.yaml</c>.</summary>
    /// <param name="path">The file.</param>
    public static YamlProgram Load(string path) => new(File.ReadAllText(path));
}
