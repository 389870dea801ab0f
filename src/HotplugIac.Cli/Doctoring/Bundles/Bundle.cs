using HotplugIac.Cli.Inspecting;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors;

namespace HotplugIac.Cli.Doctoring.Bundles;

/// <summary>Collects what somebody needs who is asked for help. What cannot be had is named in the manifest, and ends nothing.</summary>
internal sealed class Bundle(Func<string, string?> environment)
{
    /// <summary>Of so many machines their own descriptions are read.</summary>
    private const int MostDocuments = 50;

    private static readonly string[] LeftOut =
    [
        "passwords, tokens and the values of variables that may hold some",
        "of definitions: disks, networks, graphics, arguments of QEMU, metadata, comments; only what CPU and memory rest on is kept",
        "states, plans and configurations of Terraform and Pulumi",
    ];

    private readonly List<BundlePart> _parts = [];
    private readonly List<string> _missing = [];

    public void AddEnvironment()
    {
        Add("environment.json", "versions, the system, names of variables", BundleEnvironment.Json(environment));
        if (environment(LogSettings.PathVariable) is not { Length: > 0 } path)
        {
            _missing.Add($"the log: {LogSettings.PathVariable} is not set");
        }
        else if (BundleLog.Read(path) is { Lines: { } lines })
        {
            Add("log.jsonl", "the end of the log", lines);
        }
        else
        {
            _missing.Add(BundleLog.Read(path).WhyNot!);
        }
    }

    /// <summary>What doctor and inspect tell.</summary>
    public void AddReports(string route, string? host, IReadOnlyList<ListedMachine> machines, IReadOnlyList<Diagnosis> diagnoses)
    {
        Add("doctor.json", "what hotplug doctor found, and the host", Text(w => DiagnosisJson.Write(w, route, host, diagnoses)));
        Add("inspect.json", "machines: running beside configured, and what the next boot changes", Text(w => SnapshotJson.Write(w, route, machines, [])));
    }

    public async Task AddDocumentsAsync(IHypervisor hypervisor, IReadOnlyList<ListedMachine> machines, CancellationToken cancellationToken)
    {
        foreach (var (index, machine) in machines.Take(MostDocuments).Index())
        {
            try
            {
                foreach (var document in await hypervisor.ReadDocumentsAsync(machine.Id, cancellationToken))
                {
                    Add($"machines/{index + 1}-{Plain(machine.Name)}/{document.Name}", $"{machine.Name}: CPU and memory in the hypervisor's own words", document.Content);
                }
            }
            catch (HypervisorException e)
            {
                _missing.Add($"the description of {machine.Name}: {e.Message}");
            }
        }

        if (machines.Count > MostDocuments)
        {
            _missing.Add($"the descriptions of {machines.Count - MostDocuments} more machines: name one machine");
        }
    }

    /// <summary>Why the hypervisor could not be asked.</summary>
    public void AddFailure(IEnumerable<Problem> problems) => _missing.AddRange(problems.Select(p => p.Detail));

    /// <summary>All parts, the manifest first, without any secret that is known.</summary>
    public IReadOnlyList<BundlePart> Finish(KnownSecrets secrets)
    {
        var manifest = Text(w => JsonText.Write(w, json =>
        {
            json.WriteStartArray("files");
            foreach (var part in _parts)
            {
                json.WriteStartObject();
                json.WriteString("name", part.Name);
                json.WriteString("holds", part.What);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            List("left_out", LeftOut);
            List("not_available", _missing);

            void List(string name, IEnumerable<string> texts)
            {
                json.WriteStartArray(name);
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
            }
        }));
        return [.. _parts.Prepend(new BundlePart("manifest.json", "what is here and what is not", manifest)).Select(p => p with { Content = secrets.Hide(p.Content) })];
    }

    private void Add(string name, string what, string content) => _parts.Add(new BundlePart(name, what, content));

    private static string Text(Action<TextWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(text);
        return text.ToString();
    }

    private static string Plain(string name) => string.Concat(name.Take(60).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
}
