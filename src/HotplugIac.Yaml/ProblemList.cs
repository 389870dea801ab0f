using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;

namespace HotplugIac.Yaml;

/// <summary>Collects what is wrong with a file. The same thing at the same place, which a merge shows in many machines, is said once.</summary>
internal sealed class ProblemList(string path)
{
    /// <summary>Nobody reads more, and a file of a million wrong items must not take memory for as many messages.</summary>
    private const int Most = 1000;

    private readonly List<FileProblem> _all = [];
    private readonly HashSet<(Position, string)> _seen = [];

    public EquatableList<FileProblem> All => _all.OrderBy(p => p.At.Line).ThenBy(p => p.At.Column).ToEquatableList();

    public void Fail(Position at, string detail, string attribute = "", Rule? rule = null) =>
        Add(at, Problem.Error(attribute, rule ?? PreviewRules.YamlFile, detail));

    public void Add(Position at, Problem problem)
    {
        if (!_seen.Add((at, problem.Detail)) || _all.Count > Most)
        {
            return;
        }

        _all.Add(FileProblem.Of(path, at, _all.Count < Most ? problem
            : Problem.Error(string.Empty, PreviewRules.YamlFile, "more than 1000 things are wrong; correct these first, then the rest will be told.")));
        if (_all.Count > Most)
        {
            _seen.Clear();
        }
    }
}
