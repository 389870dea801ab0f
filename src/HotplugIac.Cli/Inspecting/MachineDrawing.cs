using HotplugIac.Cli.Commands;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Pictures;

namespace HotplugIac.Cli.Inspecting;

/// <summary>The picture of one machine: as it runs, and beside it the next boot where that is another.</summary>
internal static class MachineDrawing
{
    public static void WriteText(CommandContext context, MachineSnapshot machine) =>
        context.Console.Out.Write($"\n{TextPicture.Render(Moments(machine), context.Columns)}");

    public static void WriteSvg(TextWriter writer, MachineSnapshot machine) => SvgPicture.Render(Moments(machine), writer);

    private static IReadOnlyList<(string Title, Sizing Sizing)> Moments(MachineSnapshot machine) =>
        machine.Running is not { } running ? [("off, next boot", machine.Configured)]
        : running == machine.Configured ? [("running", running)]
        : [("running", running), ("next boot", machine.Configured)];
}
