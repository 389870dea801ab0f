using System.Reflection;

namespace HotplugIac.PulumiSdk.Tests.Surface;

/// <summary>The compiled SDK.</summary>
internal static class Actual
{
    private const string Namespace = "Pulumi.Hotplug.";
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static Assembly Assembly { get; } = typeof(Pulumi.Hotplug.VirtualMachine).Assembly;

    /// <summary>Names of all public types, without the package's namespace.</summary>
    public static IReadOnlyList<string> PublicTypes { get; } = [.. Assembly.GetExportedTypes().Select(Name).Order(StringComparer.Ordinal)];

    public static Type Type(string name) =>
        Assembly.GetExportedTypes().SingleOrDefault(type => Name(type) == name) ?? throw new InvalidOperationException($"the SDK has no type {name}");

    /// <summary>Arguments: name at the provider → (name in C#, type, required, as JSON).</summary>
    public static IReadOnlyDictionary<string, Argument> Arguments(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var found = new Dictionary<string, Argument>();
        foreach (var member in type.GetMembers(Own))
        {
            if (member.GetCustomAttribute<Pulumi.InputAttribute>() is not { } input)
            {
                continue;
            }

            // A field's property has its name.
            var property = member as PropertyInfo ?? type.GetProperties(Own).Single(p => p.Name.Equals(member.Name[1..], StringComparison.OrdinalIgnoreCase));
            property.GetMethod!.IsPublic.ShouldBeTrue(property.Name);
            property.SetMethod!.IsPublic.ShouldBeTrue(property.Name);
            found.Add(input.Name, new(property.Name, Describe(nullability.Create(property)), input.IsRequired, input.Json));
        }

        return found;
    }

    /// <summary>Public properties that a class declares, but for those that every class of arguments has.</summary>
    public static IEnumerable<string> PropertyNames(Type type) => type.GetProperties(Own).Where(p => p.GetMethod!.IsPublic && p.Name != "Empty").Select(p => p.Name);

    /// <summary>Outputs of a resource: name at the provider → (name in C#, type).</summary>
    public static IReadOnlyDictionary<string, (string Name, string Type)> Outputs(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return type.GetProperties(Own)
            .Where(property => property.GetCustomAttribute<Pulumi.OutputAttribute>() is not null)
            .ToDictionary(property => property.GetCustomAttribute<Pulumi.OutputAttribute>()!.Name!, property => (property.Name, Describe(nullability.Create(property))));
    }

    /// <summary>Fields of an answer: name of the constructor's parameter → (name in C#, type).</summary>
    public static IReadOnlyDictionary<string, (string Name, string Type)> Answers(Type type)
    {
        var nullability = new NullabilityInfoContext();
        type.GetCustomAttribute<Pulumi.OutputTypeAttribute>().ShouldNotBeNull(type.Name);
        var constructor = type.GetConstructors(Own).Single();
        constructor.GetCustomAttribute<Pulumi.OutputConstructorAttribute>().ShouldNotBeNull(type.Name);
        var fields = type.GetFields(Own).ToDictionary(field => field.Name);
        foreach (var parameter in constructor.GetParameters())
        {
            Describe(nullability.Create(parameter)).ShouldBe(Describe(nullability.Create(fields[SchemaDocument.Upper(parameter.Name!)])), $"{type.Name}.{parameter.Name}");
        }

        return constructor.GetParameters().ToDictionary(p => p.Name!, p => (SchemaDocument.Upper(p.Name!), Describe(nullability.Create(fields[SchemaDocument.Upper(p.Name!)]))));
    }

    public static string Describe(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        // Of a nullable structure the context gives the structure's arguments.
        var arguments = type.IsGenericType ? $"<{string.Join(", ", info.GenericTypeArguments.Select(Describe))}>" : "";
        return $"{Name(type)}{arguments}{(info.ReadState == NullabilityState.Nullable ? "?" : "")}";
    }

    private static string Name(Type type)
    {
        if (type.FullName?.StartsWith(Namespace, StringComparison.Ordinal) == true)
        {
            return type.FullName[Namespace.Length..].Replace('+', '.');
        }

        return type.Name.Split('`')[0];
    }

    internal sealed record Argument(string Name, string Type, bool Required, bool Json);
}
