using HotplugIac.Core.Model;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Sources;

namespace HotplugIac.Preview.Tests.Samples;

/// <summary>Documents that every renderer must be able to write. Those of <see cref="Small"/> have a golden file in each format.</summary>
internal static class SampleReports
{
    public static readonly ReportDocument Nothing = Of(SampleMachines.Unchanged);

    public static readonly ReportDocument Empty = Of();

    public static readonly ReportDocument LiveOnly = Of(SampleMachines.Live, SampleMachines.Unchanged, SampleMachines.Sensitive);

    public static readonly ReportDocument Everything = Of(
        SampleMachines.Unchanged, SampleMachines.Live, SampleMachines.Deferred, SampleMachines.Stopped, SampleMachines.Split, SampleMachines.Replaced,
        SampleMachines.Deleted, SampleMachines.Released, SampleMachines.Adopted, SampleMachines.Created, SampleMachines.Imported, SampleMachines.Moved,
        SampleMachines.Drifted, SampleMachines.Unknown, SampleMachines.Sensitive, SampleMachines.Large) with
    {
        Target = "production",
        Commit = "0f1e2d3c4b5a69788796a5b4c3d2e1f001234567",
        Locations = new Dictionary<string, SourceLocation>
        {
            [SampleMachines.Stopped.Address] = new("main.tf", 12),
            [SampleMachines.Replaced.Address] = new("modules/queue and more/main.tf", 3),
            [SampleMachines.Live.Address] = new("main.tf", 40),
        },
    };

    /// <summary>The tool gave up halfway, and says why.</summary>
    public static readonly ReportDocument Errored = Noted(
        Of(SampleMachines.Live),
        new(NoteKind.Incomplete, "The plan ended with an error; changes may be missing."),
        new(NoteKind.Error, "Error: no connection to qemu+ssh://host/system", SampleMachines.Address("db")),
        new(NoteKind.Warning, "The host has 8GiB left, and 12GiB are asked for."),
        new(NoteKind.Information, "2 resources were put off by the tool."));

    public static readonly ReportDocument Hostile = Noted(
        Of([.. HostileTexts.All.Select(HostileMachine)]) with
        {
            Target = "--> <!-- \"prod\"\n| @team",
            Commit = "abc-->\n<b>",
            Policy = new("rules|`x`<b>@team", [new(PolicyEffect.Deny, null, "a|b", "@team <b>no</b>", "![x](http://x)"), new(PolicyEffect.Warn, HostileTexts.All[0], "`r`", "reason\n- list", string.Empty)]),
        },
        [.. HostileTexts.All.Where(t => t.Length <= 100).Select((text, i) => new ReportNote((NoteKind)(i % 4), text, text))]);

    public static readonly ReportDocument Denied = LiveOnlyWithStops with
    {
        Target = "production",
        Policy = new("policy.yaml",
        [
            new(PolicyEffect.Deny, SampleMachines.Stopped.Address, "no-stops", "No machine is stopped outside of its maintenance window.", "Wait for Sunday 02:00 (Europe/Berlin)."),
            new(PolicyEffect.Warn, SampleMachines.Deferred.Address, "pending", "A change that waits is easily forgotten.", string.Empty),
            new(PolicyEffect.Deny, SampleMachines.Deleted.Address, "no-deletes", "Machines of production are not deleted.", "Ask the owner for an exception.")
            {
                ExcusedBy = "retired-hosts (owner ops, until 2030-01-31)",
            },
        ]),
    };

    public static readonly ReportDocument Warned = LiveOnly with
    {
        Policy = new("--fail-on", [new(PolicyEffect.Warn, null, "unknown", "The plan cannot be judged as a whole.", string.Empty)]),
    };

    public static readonly ReportDocument Allowed = LiveOnly with { Policy = new("--fail-on", []) };

    /// <summary>By the name of their golden file.</summary>
    public static IReadOnlyDictionary<string, ReportDocument> Small { get; } = new Dictionary<string, ReportDocument>
    {
        ["nothing"] = Nothing,
        ["empty"] = Empty,
        ["live"] = LiveOnly,
        ["everything"] = Everything,
        ["errored"] = Errored,
        ["hostile"] = Hostile,
        ["denied"] = Denied,
        ["warned"] = Warned,
        ["allowed"] = Allowed,
    };

    private static ReportDocument LiveOnlyWithStops =>
        Of(SampleMachines.Live, SampleMachines.Deferred, SampleMachines.Stopped, SampleMachines.Deleted);

    /// <summary>A long text stands in fewer places, because its golden files are read by people.</summary>
    private static MachineReport HostileMachine(string text, int index)
    {
        var machine = new MachineReport($"hotplug_virtual_machine.each[\"{text}\"]", text, MachineAction.Update, (PreviewVerdict)(1 + (index % 4)))
        {
            StopsMachine = index % 3 == 0,
            Changes = [new("memory", Timing.Live, $"1GiB → {text}", text.Length > 100 ? "HP2002" : text)],
        };
        return text.Length > 100 ? machine : machine with
        {
            Changes = [new(text, Timing.Reboot, text, "HP1003"), .. machine.Changes],
            Why = text,
            ImportId = text,
            PreviousAddress = $"hotplug_virtual_machine.before[\"{text}\"]",
            PendingAfter = [new("memory", Timing.Reboot, text)],
            Drift = [new("memory", Timing.Reboot, text)],
        };
    }

    public static ReportDocument Of(params MachineReport[] machines) => new(new PreviewReport(
        new(SourceKind.Terraform, "1.2", "1.9.8", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        machines.OrderByDescending(m => m.Severity).ThenBy(m => m.Address, StringComparer.Ordinal).ToEquatableList())
    {
        OtherChanges = machines.Length / 3,
    });

    public static ReportDocument Noted(ReportDocument document, params ReportNote[] notes) =>
        document with { Report = document.Report with { Notes = [.. notes] } };

    /// <summary>As many machines as asked for, of every kind in turn; one in <paramref name="stops"/> is stopped, zero for none.</summary>
    public static ReportDocument Many(int machines, int stops = 0)
    {
        MachineReport[] kinds = [SampleMachines.Unchanged, SampleMachines.Live, SampleMachines.Deferred, SampleMachines.Created, SampleMachines.Split, SampleMachines.Unknown];
        return Of([.. Enumerable.Range(0, machines).Select(i =>
            (stops > 0 && i % stops == 0 ? SampleMachines.Stopped : kinds[i % kinds.Length]) with { Address = $"module.fleet[\"rack-{i % 40}\"].hotplug_virtual_machine.vm[{i}]", Name = $"vm-{i:D5}" })]);
    }
}
