using HotplugIac.Resources.Schema;

namespace HotplugIac.PulumiProvider.Naming;

/// <summary>Names of the schema table as Pulumi writes them: <c>max_vcpus</c> is <c>maxVcpus</c>.</summary>
internal static class Names
{
    public const string Package = "hotplug";
    public const string ResourceToken = $"{Package}:index:VirtualMachine";
    public const string ProviderToken = $"pulumi:providers:{Package}";

    /// <summary>The four outputs that stand for <c>impact</c>: an object with something unknown in it would vanish as a whole in a preview.</summary>
    public const string ImpactVerdict = "impactVerdict";
    public const string ImpactStopsMachine = "impactStopsMachine";
    public const string ImpactLive = "impactLive";
    public const string ImpactReboot = "impactReboot";

    /// <summary>
    /// The private data of the shared resource: which facts the last operation saw, and what was put off. Pulumi has no other place
    /// for it. The underscores keep it out of what is displayed.
    /// </summary>
    public const string Facts = "__facts";

    /// <summary>Every name of the table that is spelled otherwise here.</summary>
    public static IReadOnlyDictionary<string, string> Respelled => CamelNames.Respelled;

    public static string ToPulumi(string name) => CamelNames.ToCamel(name);

    public static string FromPulumi(string name) => CamelNames.FromCamel(name);

    public static string TypeToken(string typeName) => $"{Package}:index:{typeName}";

    /// <summary>The function that stands for a data source or a function of the table.</summary>
    public static string FunctionToken(DataSourceSchema source) => $"{Package}:index:{CamelNames.Join($"get_{source.Name}")}";

    public static string FunctionToken(FunctionSchema function) => $"{Package}:index:{CamelNames.Join(function.Name)}";
}
