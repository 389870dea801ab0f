using HotplugIac.SdkGenerator.Code;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>The C# SDK of a package schema.</summary>
public static class Sdk
{
    /// <summary>The files: path in the SDK's folder → text. The same schema gives the same files.</summary>
    /// <exception cref="SchemaException">The schema has something that this generator does not know.</exception>
    public static IReadOnlyDictionary<string, string> Generate(PackageSchema package)
    {
        var context = new Context(package, new TypeNames(package));
        return new SortedDictionary<string, string>(Files(context).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string>> Files(Context context)
    {
        var package = context.Package;
        foreach (var resource in package.Resources)
        {
            yield return new($"{Names.OfToken(resource.Token)}.cs", ResourceFile.Text(resource, context));
        }

        yield return new("Provider.cs", ResourceFile.Text(package.Provider!, context));
        foreach (var function in package.Functions)
        {
            yield return new($"{Names.OfFunction(function.Token)}.cs", FunctionFile.Text(function, context));
        }

        foreach (var nested in NestedTypes(context))
        {
            yield return nested;
        }

        if (package.Enums.Count > 0)
        {
            yield return new("Enums.cs", EnumsFile.Text(context));
        }

        if (package.Config.Count > 0)
        {
            yield return new("Config/Config.cs", ConfigFile.Text(context));
        }

        yield return new("Utilities.cs", UtilitiesFile.Text(context));
        foreach (var file in ProjectFiles.All(context))
        {
            yield return file;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> NestedTypes(Context context)
    {
        var use = new TypeUse(context.Package);
        foreach (var type in context.Package.Objects.Values)
        {
            var name = Names.OfToken(type.Token);
            if (use.Outputs.Contains(type.Token))
            {
                yield return new($"Outputs/{name}.cs", context.File(View.Outputs.Qualifier, w => new AnswerClass(name, type.Description, type.Properties).Write(w, context.Types)));
            }

            foreach (var (uses, view, @base) in new[] { (use.Args, View.Args, "ResourceArgs"), (use.State, View.State, "ResourceArgs"), (use.Plain, View.Plain, "InvokeArgs") })
            {
                if (uses.Contains(type.Token))
                {
                    var arguments = new ArgumentsClass(name + view.Suffix, @base, type.Description, type.Properties, view);
                    yield return new($"Inputs/{name}{view.Suffix}.cs", context.File(view.Qualifier, w => arguments.Write(w, context)));
                }
            }
        }
    }
}
