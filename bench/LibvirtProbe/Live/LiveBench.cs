using HotplugIac.Harness;
using HotplugIac.Hosting;

namespace LibvirtProbe.Live;

/// <summary>
/// Live growth by each side, a guest for each and every guest as large as the others. Rows: side, ms until the guest shows it, ms of
/// that until the side itself said that it was done.
/// </summary>
internal static class LiveBench
{
    /// <summary>Rounds that are not counted.</summary>
    private const int WarmUp = 1;

    public static async Task RunAsync(LibvirtLab lab, string prefix, int rounds, string hotplug)
    {
        await using var scope = lab.Scope();
        await using var looker = new HypervisorTable().Create(lab.Uri)!;
        await using var apply = new ApplySide(lab);
        List<ISide> sides = [new VirshSide(lab), new CallsSide(lab), apply, new CommandSide(lab, hotplug)];
        var guests = new Dictionary<ISide, Guest>();
        foreach (var side in sides)
        {
            var definition = new GuestDefinition { Name = $"{prefix}{side.Name.Split(' ')[0]}" };
            guests[side] = await Guest.BootAsync(scope, looker, definition, rounds + WarmUp);
        }

        for (var round = -WarmUp; round < rounds; round++)
        {
            foreach (var side in sides)
            {
                var (whole, own) = await GrowAsync(side, guests[side]);
                if (round >= 0)
                {
                    Console.WriteLine($"{side.Name}\t{whole.Elapsed.TotalMilliseconds:F1}\t{own.TotalMilliseconds:F1}");
                }
            }
        }
    }

    private static async Task<(Cost Whole, TimeSpan Own)> GrowAsync(ISide side, Guest guest)
    {
        var wanted = guest.Sizes.Next;
        var work = await side.PrepareAsync(guest, wanted);
        var own = default(Cost);
        var whole = await Cost.OfAsync(async () =>
        {
            own = await Cost.OfAsync(work);
            await guest.ShowsAsync(wanted);
        });
        guest.Sizes = wanted;
        return (whole, own.Elapsed);
    }
}
