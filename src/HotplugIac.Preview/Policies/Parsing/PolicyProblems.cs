using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>Collects what is wrong with a policy, each with its place.</summary>
internal sealed class PolicyProblems(string path)
{
    private readonly List<(YamlPlace Place, Problem Problem)> _found = [];

    public bool Any => _found.Count > 0;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Problem> All => [.. _found.OrderBy(f => f.Place.Line).ThenBy(f => f.Place.Column).Select(f => f.Problem)];

    /// <param name="where">The path in the document, such as <c>rules[0].when</c>; empty for the document.</param>
    public void Fail(YamlPlace place, string where, string detail) => Fail(place, where, PreviewRules.PolicyFile, detail);

    public void Fail(YamlPlace place, string where, Rule rule, string detail) => _found.Add((place, Problem.Error(where, rule,
        string.Create(CultureInfo.InvariantCulture, $"{path}, {place}: {(where.Length > 0 ? where + ": " : string.Empty)}{detail}"))));
}
