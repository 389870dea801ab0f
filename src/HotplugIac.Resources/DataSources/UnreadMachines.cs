using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;

namespace HotplugIac.Resources.DataSources;

/// <summary>Machines of a list that could not be read: they do not hide the others, and are not silently left out.</summary>
internal static class UnreadMachines
{
    public static EquatableList<Problem> Warnings(IEnumerable<ListedMachine> machines) =>
    [
        .. machines.Where(m => m.Failure is not null).OrderBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => Problem.Warning(string.Empty, m.Failure!.Rule, $"The machine \"{m.Name}\" could not be read, its sizes are missing: {m.Failure.Message} {m.Failure.Rule.Remedy}")),
    ];
}
