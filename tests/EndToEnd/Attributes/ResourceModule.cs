using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Attributes;

/// <summary>A module with one machine for each row of <see cref="ResourceRows"/>, so that a phase of all their lives is one plan.</summary>
internal sealed class ResourceModule : IAsyncDisposable
{
    private readonly SimulatorFile _file = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private ResourceModule()
    {
        var link = Path.Combine(Path.GetDirectoryName(_file.Path)!, "..", Path.GetFileName(Path.GetDirectoryName(_file.Path)!), Path.GetFileName(_file.Path));
        var name = SimulatorFile.NewName("attribute");
        Rows = ResourceRows.All(_file.Uri, "sim://" + link, name);
        foreach (var row in Rows)
        {
            _names[row.Attribute] = row.Attribute == "name" ? name : SimulatorFile.NewName("attribute");
        }
    }

    public IReadOnlyList<AttributeRow> Rows { get; }

    public TerraformProject Project { get; private set; } = null!;

    public static async Task<ResourceModule> NewAsync()
    {
        var module = new ResourceModule();
        module.Project = await ProjectAsync(module._file.Uri, "name = \"none\"\nvcpus = 1");
        return module;
    }

    /// <summary>Writes the module with the machines whose phase gives them something to be; the others go.</summary>
    /// <param name="phase">The attributes of a row's machine beside the usual ones; null for no machine.</param>
    /// <param name="more">More of the module.</param>
    public void Write(Func<AttributeRow, IReadOnlyDictionary<string, string?>?> phase, string more = "") =>
        Project.Write("main.tf", $"{Head}\n{string.Join("\n", Rows.Select(r => phase(r) is { } attributes ? Resource(r, attributes) : string.Empty))}\n{more}\n");

    public int Boots(AttributeRow row) => _file.Boots(_names[row.Attribute]);

    /// <summary>The attributes of a row's machine, with one value for the row's own.</summary>
    public static IReadOnlyDictionary<string, string?> With(AttributeRow row, string? value, IReadOnlyDictionary<string, string?>? more = null) =>
        row.Beside.Append(new(row.Attribute, value)).Concat(more ?? new Dictionary<string, string?>()).ToDictionary(a => a.Key, a => a.Value);

    public async ValueTask DisposeAsync()
    {
        await Project.DisposeAsync();
        _file.Dispose();
    }

    private string Head => $$"""
        terraform {
          required_providers {
            hotplug = { source = "hotplugiac/hotplug" }
          }
        }

        provider "hotplug" {
          uri                       = "{{_file.Uri}}"
          max_parallel_power_cycles = 10
        }
        """;

    private string Resource(AttributeRow row, IReadOnlyDictionary<string, string?> attributes)
    {
        var all = new Dictionary<string, string?>(ResourceRows.Usual) { ["name"] = $"\"{_names[row.Attribute]}\"" };
        foreach (var (attribute, value) in attributes)
        {
            all[attribute] = value;
        }

        return $"resource \"hotplug_virtual_machine\" \"{row.Attribute}\" {{\n{string.Concat(all.Where(a => a.Value is not null).Select(a => $"  {a.Key} = {a.Value}\n"))}}}\n";
    }
}
