using HotplugIac.Core.Model;
using HotplugIac.Resources.Values;

namespace HotplugIac.Yaml.Tests.Reading;

/// <summary>Files that tests read.</summary>
internal static class Files
{
    public static MachineFileReading Read(string text, FileSource? files = null) => MachineFile.Read(text, "vms/machines.yaml", files);

    /// <summary>The values of the one machine of a file without problems.</summary>
    public static MapValue Machine(string text, FileSource? files = null)
    {
        var reading = Read(text, files);
        reading.Problems.ShouldBeEmpty();
        return reading.Machines.ShouldHaveSingleItem().Values;
    }

    /// <summary>The one problem of a file.</summary>
    public static FileProblem Problem(string text, FileSource? files = null) => Read(text, files).Problems.ShouldHaveSingleItem();

    public static MapValue Map(params (string Name, Value Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));

    /// <summary>Problems as text, each of them checked: it begins with its place and ends with its code, and says nothing twice.</summary>
    public static IReadOnlyList<string> Told(MachineFileReading reading)
    {
        foreach (var problem in reading.Problems)
        {
            problem.At.Line.ShouldBeGreaterThan(0);
            problem.At.Column.ShouldBeGreaterThan(0);
            problem.Problem.Detail.ShouldStartWith($"{reading.Path}, line {problem.At.Line}, column {problem.At.Column}: ");
            problem.Problem.Detail.ShouldEndWith($" ({problem.Problem.Code})");
            problem.Problem.Severity.ShouldBe(Severity.Error);
            problem.Problem.Detail.ShouldNotContain("\n");
        }

        return [.. reading.Problems.Select(p => p.Problem.Detail)];
    }
}
