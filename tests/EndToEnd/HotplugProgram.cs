using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>The program which <c>eng/build --cli</c> published.</summary>
internal static class HotplugProgram
{
    public static string Path =>
        Environment.GetEnvironmentVariable("HOTPLUG_CLI") is { Length: > 0 } file && File.Exists(file) ? file
        : throw new InvalidOperationException("HOTPLUG_CLI names no file: run these tests with eng/test, or run eng/build --cli and set it to dist/hotplug.");

    public static Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, string? directory = null, IReadOnlyDictionary<string, string?>? environment = null) =>
        new CommandLine(Path, arguments) { WorkingDirectory = directory, Environment = environment ?? new Dictionary<string, string?>(), Timeout = TimeSpan.FromMinutes(3) }.RunAsync();
}
