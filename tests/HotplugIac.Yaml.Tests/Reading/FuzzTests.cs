using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace HotplugIac.Yaml.Tests.Reading;

/// <summary>Changed and cut files are read or refused, and nothing else. FUZZ_MINUTES sets how long; else it is a fixed number of files.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly string[] Tokens =
    [
        "\t", "\n", "\r", "- ", "? ", ": ", ":", ", ", "{", "}", "[", "]", "&a ", "*a", "<<: *a", "<<", "!file x", "!!str ", "!", "%YAML 1.2\n---\n", "%TAG ! tag:x,1:\n---\n", "---\n", "...\n", "|", "|+9\n", ">-\n", "\"", "'", "#", " #", "\\", "\\x",
        "\"\\U00110000\"", "\"\\ud800\"", "~", "0x", "1e999", "99999999999999999999999999999", "\uFEFF", "\u2028", "\u0085", "😀", "machines:", "x-a:", "  ", "provider: ", "vcpus: ", "memory_devices: ",
    ];

    [Fact]
    public async Task Changed_files_are_read_or_refused_in_bounded_time()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("FUZZ_MINUTES") ?? "0", CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        var first = minutes > 0 ? Environment.TickCount : 0;
        var bytes = Array.Empty<byte>();
        var (files, slowest) = (0, TimeSpan.Zero);

        // Beside it, so that a hang fails the test instead of joining in.
        var run = Task.Run(() =>
        {
            for (var i = 0; minutes > 0 ? clock.Elapsed.TotalMinutes < minutes : i < 400; i++)
            {
                bytes = Changed(new Random(first + i));
                var begun = clock.Elapsed;
                Files.Told(MachineFile.Read(bytes, "a.yaml", (path, _) => path.Contains('x', StringComparison.Ordinal) ? [0x61] : throw new FileNotFoundException()));
                slowest = clock.Elapsed - begun > slowest ? clock.Elapsed - begun : slowest;
                slowest.ShouldBeLessThan(Longest);
                files++;
            }
        });

        try
        {
            await run.WaitAsync(TimeSpan.FromMinutes(minutes) + (2 * Longest));
        }
        catch (Exception wrong)
        {
            throw new InvalidOperationException($"{Convert.ToBase64String(bytes)}\n{Encoding.UTF8.GetString(bytes)}", wrong);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"machine file: {minutes} minutes from seed {first}, {files} files, at most {slowest.TotalMilliseconds:0} ms"));
    }

    private static byte[] Changed(Random random)
    {
        var text = Start(random);
        for (var i = random.Next(1, 8); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 20), text.Length - at);
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
                2 => text.Insert(at, text.Substring(at, length)),
                3 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                4 => text.Remove(at, length).Insert(at, Tokens[random.Next(Tokens.Length)]),
                _ => random.Next(10) == 0 ? text[..at] : text.Insert(at, string.Concat(Enumerable.Repeat(Tokens[random.Next(Tokens.Length)], random.Next(300)))),
            };
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(4) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static string Start(Random random) => random.Next(3) switch
    {
        0 => MachineFile.Write(new Machines(random.Next()).All()),
        1 => SchemaSamples[random.Next(SchemaSamples.Length)],
        _ => RefusalSamples[random.Next(RefusalSamples.Length)],
    };

    private static readonly string[] SchemaSamples = [.. Schema.MachineFileSchemaTests.Good];

    private static readonly string[] RefusalSamples = [.. RefusalTests.Refused.Select(r => (string)r[0])];
}
