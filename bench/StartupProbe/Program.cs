using System.Globalization;
using StartupProbe;

// StartupProbe ROUNDS NAME=PROVIDER...
// A file pulumi-resource-* is started as Pulumi does, one with arguments behind spaces as a command, any other as Terraform does.
// Prints one line per run, tab separated: name, handshake ms, schema ms, exit ms, resident MiB, peak MiB, schema bytes.
if (args.Length < 2 || !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds == 0
    || !args.Skip(1).All(a => a.IndexOf('=', StringComparison.Ordinal) > 0))
{
    Console.Error.WriteLine("usage: StartupProbe ROUNDS NAME=PROVIDER...");
    return 2;
}

// The first rounds compile this program and fill the page cache.
const int WarmUp = 3;
using var client = ClientIdentity.Create();
var subjects = args.Skip(1).Select(a => a.Split('=', 2)).ToList();
for (var round = -WarmUp; round < rounds; round++)
{
    await Report("floor", await Floor.RunAsync(), round);
    foreach (var subject in subjects)
    {
        var run = subject[1].Contains(' ', StringComparison.Ordinal) ? CommandRun.RunAsync(subject[1])
            : IsPulumi(subject[1]) ? PulumiRun.RunAsync(subject[1]) : ProviderRun.RunAsync(subject[1], client);
        await Report(subject[0], await run, round);
    }
}

return 0;

static bool IsPulumi(string program) => Path.GetFileName(program).StartsWith("pulumi-resource-", StringComparison.Ordinal);

static async Task Report(string name, Measurement measured, int round)
{
    if (round >= 0)
    {
        await Console.Out.WriteLineAsync(measured.Line(name));
    }
}
