using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Yaml;

/// <summary>Collects what is wrong with a file. The same thing at the same place, which a merge shows in many machines, is said once.</summary>
internal sealed class ProblemList(string path, DocumentKind kind)
{
    /// <summary>Nobody reads more, and a file of a million wrong items must not take memory for as many messages.</summary>
    private const int Most = 1000;

    private readonly List<FileProblem> _all = [];
    private readonly HashSet<(Position, string)> _seen = [];

    /// <summary>What the file is meant to be.</summary>
    public DocumentKind Kind => kind;

    public EquatableList<FileProblem> All => _all.OrderBy(p => p.At.Line).ThenBy(p => p.At.Column).ToEquatableList();

    /// <exception cref="UnreadableException">There are too many already.</exception>
    public void Fail(Position at, string detail, string attribute = "", Rule? rule = null) =>
        Add(at, Problem.Error(attribute, rule ?? kind.Rule, detail));

    /// <inheritdoc cref="Fail"/>
    public void Add(Position at, Problem problem)
    {
        if (!_seen.Add((at, problem.Detail)))
        {
            return;
        }

        if (_all.Count == Most)
        {
            throw new UnreadableException(at, $"more than {Most} things are wrong; correct these first, then the rest will be told.");
        }

        _all.Add(FileProblem.Of(path, at, problem));
    }

    /// <summary>The last problem: why the reader went no further.</summary>
    public void Stop(UnreadableException why) => _all.Add(FileProblem.Of(path, why.At, Problem.Error(string.Empty, kind.Rule, why.Message)));
}
