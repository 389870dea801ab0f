using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HotplugIac.Bench.Codecs;
using Perfolizer.Horology;

// CodecsBench ROUNDS [FILTER]
// Prints rows, tab separated: codec, machine, nanoseconds of the product, of the floor, of the peer, and the bytes that each allocates;
// "-" where there is no peer. FILTER: only codecs whose name contains it.
if (args.Length is < 1 or > 2 || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds == 0)
{
    Console.Error.WriteLine("usage: CodecsBench ROUNDS [FILTER]");
    return 2;
}

// In this process: BenchmarkDotNet's own way builds a project for each run, out of reach of this repository's settings.
var log = new AccumulationLogger();
var config = ManualConfig.CreateEmpty()
    .AddJob(Job.Default
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithIterationTime(TimeInterval.FromMilliseconds(40))
        .WithWarmupCount(3)
        .WithIterationCount(rounds))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddLogger(log)
    .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "hotplug-codecs"));
if (args.Length == 2)
{
    config = config.AddFilter(new BenchmarkDotNet.Filters.SimpleFilter(b => b.Descriptor.Categories[0].Contains(args[1], StringComparison.Ordinal)));
}

var failed = false;
foreach (var subject in new[] { typeof(MessagePackBench), typeof(FrameBench), typeof(SchemaBench), typeof(DomainXmlBench), typeof(CloudHypervisorBench), typeof(PrivateDataBench) })
{
    var summary = BenchmarkRunner.Run(subject, config);
    foreach (var codec in summary.Reports.GroupBy(r => (Codec: r.BenchmarkCase.Descriptor.Categories[0], Machine: r.BenchmarkCase.Parameters["Machine"]?.ToString() ?? "-")))
    {
        var kinds = codec.ToDictionary(r => r.BenchmarkCase.Descriptor.WorkloadMethod.Name.Split('_')[^1]);
        failed |= kinds.Values.Any(r => r.ResultStatistics is null);
        var times = Rows.Kinds.Select(k => Rows.Text(kinds.GetValueOrDefault(k)?.ResultStatistics?.Median));
        var bytes = Rows.Kinds.Select(k => Rows.Text(kinds.GetValueOrDefault(k) is { } r ? r.GcStats.GetBytesAllocatedPerOperation(r.BenchmarkCase) : null));
        Console.WriteLine(string.Join('\t', new[] { codec.Key.Codec, codec.Key.Machine }.Concat(times).Concat(bytes)));
    }

    failed |= summary.HasCriticalValidationErrors;
}

if (failed)
{
    Console.Error.WriteLine(log.GetLog());
    Console.Error.WriteLine("Not everything could be measured.");
    return 1;
}

return 0;
