using System.Globalization;

namespace HotplugIac.CloudHypervisor.Process;

/// <summary>
/// What <c>/proc</c> shows of a VMM. It runs each vCPU in a thread <c>vcpuN</c> that ends when the guest has ejected it, and a reset
/// makes all of them anew (cpu.rs start_vcpu, RULEBOOK B "vm.info has no live vCPU count").
/// </summary>
/// <param name="Vcpus">Threads of vCPUs; zero when none is there or the process cannot be seen.</param>
/// <param name="Instance">Tells one process from another that had the same id; empty when it cannot be seen.</param>
/// <param name="Boot">The same for one boot of its machine: changes with each reset.</param>
/// <param name="SurvivesPowerOff">Whether it was started with <c>--no-shutdown</c>; true where that cannot be seen.</param>
internal sealed record VmmProcess(int Vcpus, string Instance, string Boot, bool SurvivesPowerOff)
{
    private const string ThreadName = "vcpu";
    private const int StartTimeField = 22;

    public static VmmProcess Unseen { get; } = new(0, string.Empty, string.Empty, true);

    /// <param name="id">Zero: not known.</param>
    public static VmmProcess Of(int id)
    {
        if (id <= 0)
        {
            return Unseen;
        }

        var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}");
        try
        {
            var threads = Directory.EnumerateDirectories($"{folder}/task").Select(Thread).OfType<(int Number, string Stamp)>().ToList();
            var first = threads.Where(t => t.Number == 0).Select(t => t.Stamp).FirstOrDefault();
            return new VmmProcess(
                threads.Select(t => t.Number).Distinct().Count(),
                Stamp($"{folder}/stat", id.ToString(CultureInfo.InvariantCulture)),
                first ?? string.Empty,
                File.ReadAllText($"{folder}/cmdline").Split('\0').Contains("--no-shutdown"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unseen;
        }
    }

    /// <returns>Null for a thread of another kind, or one that has just ended.</returns>
    private static (int Number, string Stamp)? Thread(string folder)
    {
        try
        {
            var name = File.ReadAllText($"{folder}/comm").TrimEnd();
            return name.StartsWith(ThreadName, StringComparison.Ordinal)
                && int.TryParse(name[ThreadName.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? (number, Stamp($"{folder}/stat", Path.GetFileName(folder)))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The id with the time of its start (proc_pid_stat(5), field 22; the third is the first behind the name, which may hold anything).</summary>
    private static string Stamp(string file, string id)
    {
        var text = File.ReadAllText(file);
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return $"{id}:{fields[StartTimeField - 3]}";
    }
}
