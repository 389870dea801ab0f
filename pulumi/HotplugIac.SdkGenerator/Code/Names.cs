using System.Text;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Code;

/// <summary>Names of the schema as C# names, by the rules of Pulumi's generator: a program must not see which of the two made its SDK.</summary>
internal static class Names
{
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false "
        + "finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private "
        + "protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked "
        + "unsafe ushort using virtual void volatile while").Split(' '), StringComparer.Ordinal);

    /// <summary>The class of a token, such as <c>hotplug:index:getHost</c> → <c>GetHost</c>.</summary>
    /// <exception cref="SchemaException">The token is of another module than <c>index</c>, which would be another namespace.</exception>
    public static string OfToken(string token)
    {
        var parts = token.Split(':');
        return parts.Length == 3 && (parts[1] is "" or "index" || parts[1].StartsWith("index/", StringComparison.Ordinal))
            ? Capitalised(parts[2])
            : throw new SchemaException($"{token}: only tokens of the module index are known");
    }

    /// <summary>The class of a function. Invoke cannot be a class, because its methods are named so.</summary>
    public static string OfFunction(string token) =>
        OfToken(token) is var name && name.ToUpperInvariant() is "INVOKE" or "INVOKEASYNC" ? $"{name}Function" : name;

    public static string OfProperty(PropertySchema property) => property.CSharpName ?? Capitalised(WithoutHyphens(property.Name));

    public static string OfNamespace(string name) => string.Concat(name.Split('-').Select(Capitalised));

    /// <summary>The parameter of a constructor that sets a property.</summary>
    public static string OfParameter(string name) =>
        name.TrimStart('$') is var bare && Keywords.Contains(bare) ? $"@{bare}" : WithoutHyphens(bare);

    /// <summary>The member of an enumeration: as the schema names it, else after its value; what no C# name can have becomes <c>_</c>.</summary>
    public static string OfEnumValue(EnumSchema owner, EnumValue value)
    {
        var name = value.Name ?? value.Value.ToString();
        var safe = new StringBuilder();
        foreach (var c in name)
        {
            var legal = char.IsLetterOrDigit(c);
            if (safe.Length == 0 && char.IsDigit(c))
            {
                safe.Append('_');
            }

            if (legal || safe.Length == 0 || safe[^1] != '_')
            {
                safe.Append(legal ? c : '_');
            }
        }

        var capitalised = Capitalised(safe.ToString());
        return capitalised switch
        {
            "" or "_" => throw new SchemaException($"{owner.Token}: the value \"{value.Value}\" needs a name"),
            "Equals" => "EqualsValue",
            ['_', ..] => OfToken(owner.Token) + capitalised,
            _ => capitalised,
        };
    }

    public static string Capitalised(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static string WithoutHyphens(string name) =>
        name.Split('-') is [var first, .. var rest] ? first + string.Concat(rest.Select(Capitalised)) : name;
}
