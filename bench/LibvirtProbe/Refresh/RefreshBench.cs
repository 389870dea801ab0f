using HotplugIac.Harness;
using Libvirt.Native;

namespace LibvirtProbe.Refresh;

/// <summary>The product's refresh beside the bare loop, round by round. Rows: estate and kind, ms elapsed, ms of CPU.</summary>
internal static class RefreshBench
{
    /// <summary>Rounds that are not counted: they compile the code on both sides.</summary>
    private const int WarmUp = 2;

    public static async Task RunAsync(LibvirtLab lab, string prefix, int rounds, int domains, string only)
    {
        using var connection = LibvirtConnection.Open(lab.Uri);
        foreach (var estate in Estate.All(domains).Where(e => e.Name.Contains(only, StringComparison.Ordinal)))
        {
            try
            {
                estate.Define(lab, connection, prefix);
                await MeasureAsync(lab, estate, prefix, rounds);
            }
            finally
            {
                Estate.Remove(connection, prefix);
            }
        }
    }

    private static async Task MeasureAsync(LibvirtLab lab, Estate estate, string prefix, int rounds)
    {
        var expected = estate.Machines * (estate.Runs ? 2 : 1);
        var product = await ProductRefresh.OfAsync(lab.Uri, Names(lab, prefix));
        for (var round = -WarmUp; round < rounds; round++)
        {
            var bare = await Cost.OfAsync(() => BareLoop.Read(lab.Uri, prefix) == expected ? Task.CompletedTask : throw new BenchException($"not {expected} documents"));
            var refresh = await Cost.OfAsync(product.RefreshAsync);
            var read = await Cost.OfAsync(product.ReadAsync);
            if (round >= 0)
            {
                Console.WriteLine($"bare {estate.Name}\t{bare}\nrefresh {estate.Name}\t{refresh}\nread {estate.Name}\t{read}");
            }
        }
    }

    private static IReadOnlyList<string> Names(LibvirtLab lab, string prefix)
    {
        using var connection = LibvirtConnection.Open(lab.Uri);
        using var domains = connection.ListAllDomains();
        return [.. domains.Select(d => d.Name).Where(n => n.StartsWith(prefix, StringComparison.Ordinal))];
    }
}
