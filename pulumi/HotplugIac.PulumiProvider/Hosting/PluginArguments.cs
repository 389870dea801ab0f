namespace HotplugIac.PulumiProvider.Hosting;

/// <summary>The command line: <c>[--logtostderr] [-v=N] [--tracing X] ENGINE</c> from Pulumi, <c>--attach</c>, <c>--schema</c>, <c>--version</c> or nothing by hand.</summary>
/// <param name="Engine">The engine's address; null when it comes later, with Attach.</param>
internal sealed record PluginArguments(PluginMode Mode, string? Engine)
{
    public static PluginArguments Parse(IReadOnlyList<string> arguments)
    {
        if (arguments is ["--version" or "--schema"])
        {
            return new PluginArguments(arguments[0] == "--version" ? PluginMode.Version : PluginMode.Schema, null);
        }

        // Flags come first, and some have a value of their own: the address is what is last.
        var last = arguments.Count > 0 ? arguments[^1] : "-";
        return !last.StartsWith('-') && (arguments.Count < 2 || arguments[^2] is not ("--tracing" or "-tracing" or "-v" or "--v"))
            ? new PluginArguments(PluginMode.Serve, last)
            : new PluginArguments(arguments.Contains("--attach") ? PluginMode.Serve : PluginMode.Help, null);
    }
}

internal enum PluginMode
{
    Help,
    Version,
    Schema,
    Serve,
}
