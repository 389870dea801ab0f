using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using Spectre.Console;

namespace HotplugIac.Cli.Doctoring;

/// <summary>Diagnoses on a terminal.</summary>
internal static class DiagnosisText
{
    public static void WriteOne(IAnsiConsole screen, Diagnosis diagnosis)
    {
        screen.WriteLine($"{PlainText.Of(diagnosis.Name)}: {Summary(diagnosis)}");
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 1, 0) })
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) }).AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var check in diagnosis.Checks)
        {
            grid.AddRow(new Text(Word(check.Level), Colour(check.Level)), new Text(check.Id), new Text(PlainText.Of(Marked(check))));
        }

        screen.Write(grid);
    }

    public static void WriteAll(IAnsiConsole screen, IReadOnlyList<Diagnosis> diagnoses)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in (string[])["name", "state", "ready", "to look at"])
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))));
        }

        foreach (var diagnosis in diagnoses)
        {
            table.AddRow(new Text(PlainText.Of(diagnosis.Name)), new Text(diagnosis.PowerState ?? "?"), new Text(Ready(diagnosis), Colour(diagnosis.Worst)),
                new Text(string.Join(", ", diagnosis.ToDo.Select(c => c.Id))));
        }

        screen.Write(table);
        screen.WriteLine("hotplug doctor NAME tells what to do.");
    }

    private static string Summary(Diagnosis diagnosis) => diagnosis.Worst switch
    {
        Level.Ok => "ready to be resized while it runs",
        Level.Warning => $"ready, with {Counted.Of(diagnosis.ToDo.Count(), "thing")} to look at",
        _ => $"not ready, {Counted.Of(diagnosis.Checks.Count(c => c.Level == Level.Problem), "problem")}",
    };

    private static string Ready(Diagnosis diagnosis) => diagnosis.Worst switch
    {
        Level.Ok => "yes",
        Level.Warning => "in part",
        _ => "no",
    };

    private static string Marked(Check check) => check.Code is null ? check.Text : $"{check.Text} ({check.Code})";

    private static string Word(Level level) => level.ToString().ToLowerInvariant();

    private static Style Colour(Level level) => level switch
    {
        Level.Ok => new Style(Color.Green),
        Level.Warning => new Style(Color.Yellow),
        _ => new Style(Color.Red),
    };
}
