using System.Globalization;

namespace HotplugIac.Soak.Leaks;

/// <summary>What a process holds at a moment at which nobody calls it.</summary>
/// <param name="Steps">How many steps the soak had done.</param>
/// <param name="Locks">Files that are locks.</param>
/// <param name="Clients">Connections that libvirtd counts for it; null where none has an account.</param>
/// <param name="LibvirtObjects">References to libvirt's objects that the provider itself counted when it closed a connection last.</param>
internal sealed record Sample(double Minutes, int Steps, long ResidentKiB, int Files, int Sockets, int Locks, int Threads, int? Clients, int? LibvirtObjects)
{
    public static Sample Take(int processId, double minutes, int steps, int? clients, int? libvirtObjects)
    {
        var root = $"/proc/{processId.ToString(CultureInfo.InvariantCulture)}";
        var status = File.ReadAllLines($"{root}/status");
        var targets = Directory.EnumerateFileSystemEntries($"{root}/fd").Select(Target).ToList();
        return new Sample(minutes, steps, Value(status, "VmRSS:"), targets.Count, targets.Count(t => t.StartsWith("socket:", StringComparison.Ordinal)),
            targets.Count(t => t.Contains(".lock", StringComparison.Ordinal)), (int)Value(status, "Threads:"), clients, libvirtObjects);
    }

    private static string Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? string.Empty;
        }
        catch (IOException)
        {
            // Closed meanwhile.
            return string.Empty;
        }
    }

    private static long Value(string[] status, string name) =>
        long.Parse(status.Single(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
