namespace HotplugIac.Yaml.Syntax;

/// <summary>The file cannot be read any further, because of what stands at a place.</summary>
internal sealed class UnreadableException(Position at, string message) : Exception(message)
{
    public Position At { get; } = at;
}
