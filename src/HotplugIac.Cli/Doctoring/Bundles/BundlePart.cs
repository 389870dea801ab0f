namespace HotplugIac.Cli.Doctoring.Bundles;

/// <summary>One file of a bundle.</summary>
/// <param name="What">For people, in the manifest.</param>
internal sealed record BundlePart(string Name, string What, string Content);
