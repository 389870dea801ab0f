namespace HotplugIac.PulumiEngine;

/// <summary><c>urn:pulumi:STACK::PROJECT::PARENTTYPE$TYPE::NAME</c>.</summary>
public static class PulumiUrn
{
    internal const string StackType = "pulumi:pulumi:Stack";

    private const string ProviderPrefix = "pulumi:providers:";

    /// <param name="parent">The parent's URN; empty or the stack's for none.</param>
    public static string Create(string stack, string project, string parent, string type, string name)
    {
        var qualified = parent.Length == 0 || QualifiedType(parent) == StackType ? type : QualifiedType(parent) + "$" + type;
        return $"urn:pulumi:{stack}::{project}::{qualified}::{name}";
    }

    /// <summary>The URN of the stack's own resource.</summary>
    public static string OfStack(string stack, string project) => Create(stack, project, "", StackType, $"{project}-{stack}");

    public static string Name(string urn) => Part(urn, 3);

    public static string Type(string urn) => QualifiedType(urn)[(QualifiedType(urn).LastIndexOf('$') + 1)..];

    /// <summary>The type with those of its parents before it.</summary>
    public static string QualifiedType(string urn) => Part(urn, 2);

    /// <summary>The package of a type token; of a provider's type, the package that it serves.</summary>
    public static string Package(string type) =>
        IsProvider(type) ? type[ProviderPrefix.Length..] : type.Split(':')[0];

    /// <summary>The type of the provider resources of a package.</summary>
    public static string ProviderType(string package) => ProviderPrefix + package;

    public static bool IsProvider(string type) => type.StartsWith(ProviderPrefix, StringComparison.Ordinal);

    // A name may hold the separator, the parts before it may not.
    private static string Part(string urn, int index)
    {
        var parts = urn.Split("::", 4);
        return index < parts.Length ? parts[index] : "";
    }
}
