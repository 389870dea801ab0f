using System.Globalization;
using HotplugIac.Harness;
using LibvirtProbe;
using LibvirtProbe.Downtime;
using LibvirtProbe.Live;
using LibvirtProbe.Refresh;

// LibvirtProbe refresh PREFIX ROUNDS DOMAINS [ONLY]
// LibvirtProbe live PREFIX ROUNDS HOTPLUG
// LibvirtProbe downtime PREFIX ROUNDS HOTPLUG FOLDER
// Machines are named PREFIX…; HOTPLUG is the published command line, FOLDER a place for the guest's socket; ONLY is a
// part of the name of an estate, for profiling it alone. Needs the lab's environment variables. Prints rows, tab separated.
if (args is not [var what, var prefix, var roundsText, ..] || !int.TryParse(roundsText, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds == 0)
{
    return Usage();
}

try
{
    var lab = await LibvirtLab.OpenAsync();
    switch (what, args.Skip(3).ToList())
    {
        case ("refresh", [var domains, .. var only]) when only.Count <= 1 && int.TryParse(domains, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
            await RefreshBench.RunAsync(lab, prefix, rounds, count, only.FirstOrDefault() ?? string.Empty);
            return 0;
        case ("live", [var hotplug]):
            await LiveBench.RunAsync(lab, prefix, rounds, hotplug);
            return 0;
        case ("downtime", [var hotplug, var folder]):
            await DowntimeBench.RunAsync(lab, prefix, rounds, hotplug, folder);
            return 0;
        default:
            return Usage();
    }
}
catch (Exception e) when (e is BenchException or LabUnavailableException or CommandFailedException or CommandTimedOutException or EventuallyException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static int Usage()
{
    Console.Error.WriteLine("usage: LibvirtProbe refresh PREFIX ROUNDS DOMAINS [ONLY] | live PREFIX ROUNDS HOTPLUG | downtime PREFIX ROUNDS HOTPLUG FOLDER");
    return 2;
}
