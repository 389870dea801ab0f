using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Hypervisors.Simulator.File;

namespace HotplugIac.Hypervisors.Tests.Simulator.File;

/// <summary>A folder of its own with a state file, and a number in the state to count changes with.</summary>
internal sealed class StateFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotplug-sim-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "state.json");

    public string Text => System.IO.File.ReadAllText(Path);

    public void Write(string text) => System.IO.File.WriteAllText(Path, text);

    public FileSimulatorStore Store(string name = "state.json", TimeProvider? time = null) =>
        new(System.IO.Path.GetFullPath(name, _folder.FullName), [], time ?? TimeProvider.System);

    public void Dispose() => _folder.Delete(recursive: true);
}

internal static class Counting
{
    public static Task AddOneAsync(this ISimulatorStore store, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(s => (s with { Facts = s.Facts with { VcpuLimit = Number(s) + 1 } }, 0), cancellationToken);

    public static Task<int> CountAsync(this ISimulatorStore store) => store.ChangeAsync(s => (s, Number(s)), CancellationToken.None);

    private static int Number(SimulatorState state) => state.Facts.VcpuLimit == SimulatorState.DefaultFacts.VcpuLimit ? 0 : state.Facts.VcpuLimit;
}
