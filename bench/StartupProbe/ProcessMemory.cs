using System.Globalization;

namespace StartupProbe;

/// <summary>Memory of a running process, from <c>/proc/PID/status</c>.</summary>
internal static class ProcessMemory
{
    /// <returns>VmRSS and VmHWM in KiB.</returns>
    public static (long Resident, long Peak) Read(int processId)
    {
        var fields = File.ReadLines($"/proc/{processId}/status")
            .Select(line => line.Split([':', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 1 && words[0] is "VmRSS" or "VmHWM")
            .ToDictionary(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return (fields["VmRSS"], fields["VmHWM"]);
    }
}
