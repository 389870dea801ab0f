using System.Globalization;
using System.Text;
using HotplugIac.Soak.Leaks;

namespace HotplugIac.Soak;

/// <summary>The figures, as markdown.</summary>
internal static class Report
{
    private static readonly string[] Tables = ["rounds", "steps", "tricks", "kills", "errors", "warnings", "could not be read back", "lines of log"];

    public static string Write(SoakOptions options, TimeSpan lasted, Tally tally, IReadOnlyList<LeakWatch> leaks)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{options.Machines} simulated machines and {options.Guests} guests for {lasted.TotalMinutes:0.#} minutes, seed {options.Seed}");
        foreach (var table in Tables)
        {
            var rows = tally.Table(table);
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{table}: {rows.Values.Sum()}");
            foreach (var (what, count) in rows)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"- {what}: {count}");
            }
        }

        text.AppendLine().AppendLine("| process | what | after warm-up | at the end | a minute | most |").AppendLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var leak in leaks)
        {
            foreach (var (name, read, _) in LeakWatch.Measures.Where(m => leak.Samples.Any(s => m.Read(s) is not null)))
            {
                var (first, last) = leak.Growth(read) ?? (read(leak.Samples[0])!.Value, read(leak.Samples[^1])!.Value);
                text.AppendLine(CultureInfo.InvariantCulture, $"| {leak.Name} | {name} | {first:0.#} | {last:0.#} | {leak.Slope(read):0.###} | {leak.Samples.Max(s => read(s)):0.#} |");
            }
        }

        text.AppendLine().AppendLine(tally.Broken == 0 ? "verdict: every promise was kept" : string.Create(CultureInfo.InvariantCulture, $"verdict: {tally.Broken} BROKEN"));
        foreach (var broken in tally.Reports)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {broken}");
        }

        return text.ToString();
    }
}
