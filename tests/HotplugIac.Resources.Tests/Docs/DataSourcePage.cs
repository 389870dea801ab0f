using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>The page of a data source.</summary>
internal static class DataSourcePage
{
    public static string Markdown(DataSourceSchema source) => string.Join('\n',
        FrontMatter.Of($"hotplug_{source.Name} Data Source - hotplug", source.Description),
        $"# hotplug_{source.Name} (Data Source)\n",
        source.Description + "\n",
        ExampleText.Usage("data-sources", "hotplug_" + source.Name, "data-source.tf"),
        SchemaSection.Markdown(source.Rows));
}
