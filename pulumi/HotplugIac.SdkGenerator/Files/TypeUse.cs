using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>Which classes each nested object of the schema needs: those in which a resource or a function has it.</summary>
internal sealed class TypeUse
{
    public TypeUse(PackageSchema package)
    {
        foreach (var resource in package.Resources.Prepend(package.Provider!))
        {
            Outputs.UnionWith(Reachable(resource.Properties, package));
            Args.UnionWith(Reachable(resource.Inputs, package));
            if (resource.State is { } state)
            {
                // Pulumi's generator makes the class of arguments for what only the state has, too.
                Args.UnionWith(Reachable(state, package));
                State.UnionWith(Reachable(state, package));
            }
        }

        foreach (var function in package.Functions)
        {
            Plain.UnionWith(Reachable(function.Inputs ?? [], package));
            Args.UnionWith(function.Results is null && function.Answer is null ? [] : Reachable(function.Inputs ?? [], package));
            Outputs.UnionWith(Reachable(function.Results ?? [], package));
            Outputs.UnionWith(function.Answer is { } answer ? Reachable([answer], package) : []);
        }
    }

    public SortedSet<string> Outputs { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Args { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> State { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Plain { get; } = new(StringComparer.Ordinal);

    /// <summary>The objects in the properties, and those in theirs.</summary>
    public static IReadOnlyCollection<string> Reachable(IEnumerable<PropertySchema> properties, PackageSchema package) =>
        Reachable(properties.Select(property => property.Type), package);

    private static SortedSet<string> Reachable(IEnumerable<SchemaType> types, PackageSchema package)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<SchemaType>(types);
        while (open.TryPop(out var type))
        {
            switch (type)
            {
                case SchemaType.Array array:
                    open.Push(array.Item);
                    break;
                case SchemaType.Map map:
                    open.Push(map.Value);
                    break;
                case SchemaType.Object @object when found.Add(@object.Token):
                    package.Objects[@object.Token].Properties.ToList().ForEach(property => open.Push(property.Type));
                    break;
            }
        }

        return found;
    }
}
