namespace HotplugIac.PulumiEngine;

/// <summary>A call to a provider that the engine did not see the end of.</summary>
/// <param name="Kind"><c>creating</c>, <c>updating</c>, <c>deleting</c>, <c>reading</c> or <c>importing</c>.</param>
/// <param name="Resource">The resource as it was to become.</param>
public sealed record PendingOperation(string Kind, ResourceState Resource);
