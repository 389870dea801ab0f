using System.Diagnostics;
using System.Globalization;
using HotplugIac.Core.Planning;
using PlannerBench;

// PlannerBench ROUNDS [PLANS]
// Prints rows, tab separated: case, microseconds of a plan, of the floor, of a plan with its check; or "million", seconds, seconds of CPU.
if (args.Length is < 1 or > 2 || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds == 0
    || !int.TryParse(args.ElementAtOrDefault(1) ?? "1000000", NumberStyles.None, CultureInfo.InvariantCulture, out var plans))
{
    Console.Error.WriteLine("usage: PlannerBench ROUNDS [PLANS]");
    return 2;
}

foreach (var wrong in Cases.All.Where(c => c.Plan().HasErrors || (c.Plan().Impact.Changes.Count == 0) != c.Name.EndsWith("no change", StringComparison.Ordinal)))
{
    Console.Error.WriteLine($"\"{wrong.Name}\" is not what it says.");
    return 1;
}

// What debug builds assert must not be in a release build at all.
if (typeof(Planner).Assembly.GetCustomAttributes(false).OfType<DebuggableAttribute>().Any(a => a.IsJITOptimizerDisabled))
{
    Console.Error.WriteLine("This is a debug build of the planner: build with -c Release.");
    return 1;
}

for (var round = -2; round < rounds; round++)
{
    foreach (var subject in Cases.All)
    {
        var times = Cases.One.Contains(subject) ? 4000 : 20;
        var row = $"{subject.Name}\t{Measure(times, subject.Plan):F3}\t{Measure(times, subject.Floor):F3}\t{Measure(times, subject.Checked):F3}";
        if (round >= 0)
        {
            Console.WriteLine(row);
        }
    }
}

var fleet = Cases.Fleet(1000);
for (var round = 0; round < 3; round++)
{
    var (before, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
    for (var i = 0; i < plans; i++)
    {
        GC.KeepAlive(fleet[i % fleet.Count].Plan());
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"million\t{watch.Elapsed.TotalSeconds:F2}\t{(Environment.CpuUsage.TotalTime - before).TotalSeconds:F2}"));
}

return 0;

static double Measure<T>(int times, Func<T> body)
{
    var watch = Stopwatch.StartNew();
    for (var i = 0; i < times; i++)
    {
        GC.KeepAlive(body());
    }

    return watch.Elapsed.TotalMicroseconds / times;
}
