using System.Diagnostics;
using HotplugIac.Harness;
using HotplugIac.Hosting;
using LibvirtProbe.Live;

namespace LibvirtProbe.Downtime;

/// <summary>
/// How long a guest is silent: left alone, grown by bare virsh, grown by the product, and resized with a reboot. Rows: which, ms of the
/// largest gap, ms of the 99th percentile, answers.
/// </summary>
internal static class DowntimeBench
{
    private const string Port = "hotplug.echo";

    /// <summary>How long each stretch lasts at least. All but the reboot fit into it.</summary>
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(8);

    /// <summary>Before a change begins, and after the guest is back.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(LibvirtLab lab, string prefix, int rounds, string hotplug, string folder)
    {
        await using var scope = lab.Scope();
        await using var looker = new HypervisorTable().Create(lab.Uri)!;
        var socket = Path.Combine(folder, "echo");
        var definition = new GuestDefinition
        {
            Name = $"{prefix}echo",
            ExtraKernelArguments = Port,
            ExtraDevices = [$"<channel type='unix'><source mode='bind' path='{socket}'/><target type='virtio' name='{Port}'/></channel>"],
        };
        var guest = await Guest.BootAsync(scope, looker, definition, steps: 2);
        using var line = new EchoLine(socket);
        await AnswersAgainAsync(line, Stopwatch.GetTimestamp());
        var (virsh, command, small) = (new VirshSide(lab), new CommandSide(lab, hotplug), guest.Sizes);
        for (var round = 0; round < rounds; round++)
        {
            Console.WriteLine($"idle\t{await DuringAsync(line, () => Task.CompletedTask)}");
            foreach (var side in new ISide[] { virsh, command })
            {
                var wanted = guest.Sizes.Next;
                var work = await side.PrepareAsync(guest, wanted);
                Console.WriteLine($"{side.Name}\t{await DuringAsync(line, async () =>
                {
                    await work();
                    await guest.ShowsAsync(wanted);
                })}");
                guest.Sizes = wanted;
            }

            Console.WriteLine($"reboot\t{await DuringAsync(line, async () => (await command.SetAsync(guest, small, "--unplug", "reboot", "--on-reboot-required", "reboot")).EnsureSuccess())}");
            guest.Sizes = small;
            await guest.ShowsAsync(small);
        }
    }

    private static async Task<Silence> DuringAsync(EchoLine line, Func<Task> work)
    {
        var from = Stopwatch.GetTimestamp();
        await Task.Delay(Margin);
        await work();
        await AnswersAgainAsync(line, Stopwatch.GetTimestamp());
        var left = Stretch - Stopwatch.GetElapsedTime(from);
        await Task.Delay(left > Margin ? left : Margin);
        var to = Stopwatch.GetTimestamp();
        return Silence.Of(from, to, line.AnswersSince(from));
    }

    private static Task AnswersAgainAsync(EchoLine line, long since) =>
        Eventually.Async(_ => Task.FromResult(line.AnswersSince(since).Count > 0), Patience, EchoLine.Every);
}
