using HotplugIac.Yaml;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>Something that was read, and where it stands, for errors about two places.</summary>
internal sealed record Placed<T>(T Value, Position Place, string Where);
