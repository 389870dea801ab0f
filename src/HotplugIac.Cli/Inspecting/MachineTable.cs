using System.Globalization;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Hypervisors;
using Spectre.Console;

namespace HotplugIac.Cli.Inspecting;

/// <summary>All machines of a hypervisor, one line each.</summary>
internal static class MachineTable
{
    public static void Write(IAnsiConsole screen, string route, IReadOnlyList<ListedMachine> machines)
    {
        if (machines.Count == 0)
        {
            screen.WriteLine($"There is no machine at {PlainText.Of(route)}.");
            return;
        }

        var table = new Table { Border = TableBorder.Simple, ShowHeaders = true };
        foreach (var heading in (string[])["name", "state", "vcpus", "memory", "pending", "hypervisor"])
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))) { NoWrap = heading is "state" or "vcpus" or "memory" });
        }

        foreach (var machine in machines)
        {
            table.AddRow(Cells(machine).Select(c => new Text(c)).ToArray());
        }

        screen.Write(table);
        screen.WriteLine("vcpus and memory: running of the live maximum; what the next boot brings is behind the arrow");
    }

    private static IEnumerable<string> Cells(ListedMachine machine)
    {
        yield return PlainText.Of(machine.Name);
        yield return PowerText.Of(machine.Power) ?? "?";
        if (machine.Snapshot is not { } snapshot)
        {
            yield return "?";
            yield return "?";
            yield return "could not be read";
            yield return string.Empty;
            yield break;
        }

        yield return Beside(snapshot, s => Whole(s.Vcpus), s => Whole(s.MaxVcpus));
        yield return Beside(snapshot, s => s.Memory.ToString(), s => s.MemoryCeiling.ToString());
        yield return Pending(snapshot);
        yield return snapshot.Hypervisor;
    }

    private static string Beside(MachineSnapshot snapshot, Func<Sizing, string> size, Func<Sizing, string> maximum)
    {
        string Text(Sizing sizing) => $"{size(sizing)} of {maximum(sizing)}";
        var next = Text(snapshot.Configured);
        var now = snapshot.Running is { } running ? Text(running) : next;
        return now == next ? now : $"{now} → {next}";
    }

    private static string Pending(MachineSnapshot snapshot)
    {
        var names = PendingChanges.Between(snapshot.Running, snapshot.Configured).Keys.ToList();
        return names.Count == 0 ? "no" : string.Join(", ", names);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
