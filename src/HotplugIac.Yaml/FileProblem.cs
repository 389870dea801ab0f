using HotplugIac.Core.Model;

namespace HotplugIac.Yaml;

/// <summary>A problem and where in the file it is.</summary>
/// <param name="Problem">Its detail begins with <c>path, line L, column C: </c>.</param>
public sealed record FileProblem(string Path, Position At, Problem Problem)
{
    internal static FileProblem Of(string path, Position at, Problem problem) =>
        new(path, at, problem with { Detail = $"{path}, {at}: {problem.Detail}" });
}
