using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>Every page of the registry that follows from a table: its path below docs/, and how to write it.</summary>
internal static class RegistryPages
{
    /// <summary>The folders that hold nothing else.</summary>
    public static IReadOnlyList<string> Folders { get; } = ["resources", "data-sources", "functions"];

    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new Dictionary<string, Func<string>>(
    [
        new("index.md", ProviderPage.Markdown),
        new("resources/virtual_machine.md", ResourcePage.Markdown),
        .. DataSourceTable.All.Select(s => KeyValuePair.Create<string, Func<string>>($"data-sources/{s.Name}.md", () => DataSourcePage.Markdown(s))),
        .. FunctionTable.All.Select(f => KeyValuePair.Create<string, Func<string>>($"functions/{f.Name}.md", () => FunctionPage.Markdown(f))),
    ]);
}
