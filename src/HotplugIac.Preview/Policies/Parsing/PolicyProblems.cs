using HotplugIac.Core.Rules;
using HotplugIac.Yaml;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>Where the parts of the reader tell what is wrong with a policy, and whether they may go on.</summary>
/// <param name="values">What aliases stand for counts each time it is read.</param>
internal sealed class PolicyProblems(ProblemList problems, Budget values)
{
    /// <param name="where">The path in the document, such as <c>rules[0].when</c>; empty for the document.</param>
    public void Fail(Position place, string where, string detail) => Fail(place, where, PreviewRules.PolicyFile, detail);

    public void Fail(Position place, string where, Rule rule, string detail) =>
        problems.Fail(place, where.Length > 0 ? $"{where}: {detail}" : detail, where, rule);

    /// <exception cref="UnreadableException">The policy stands for too much.</exception>
    public void Count(YamlNode node, int more = 0) => values.Spend(node.At, 1 + more);
}
