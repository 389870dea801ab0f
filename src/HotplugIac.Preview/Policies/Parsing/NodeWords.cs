using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>What stands in the place of something else, for errors.</summary>
internal static class NodeWords
{
    public static string Of(YamlNode node) => node is not ScalarNode scalar ? node.Shape : CoreScalar.KindOf(scalar) switch
    {
        CoreKind.Null => "nothing",
        CoreKind.Flag => $"the truth value {scalar.Text}",
        CoreKind.WholeNumber or CoreKind.OddNumber => $"the number {Shown.Plain(scalar.Text)}",
        _ => $"the text {Shown.Quoted(scalar.Text)}",
    };
}
