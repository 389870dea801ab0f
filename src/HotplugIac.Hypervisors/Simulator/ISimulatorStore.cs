namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Keeps the state of a simulator. Every change is whole or has not happened, whoever else is changing it.</summary>
public interface ISimulatorStore
{
    /// <summary>What tells this store from others: the path of a file.</summary>
    string Place { get; }

    /// <summary>Replaces the state by what <paramref name="change"/> makes of it, under a lock that every process respects.</summary>
    /// <param name="change">Called once, without any other change in between. An exception leaves the state as it was. It returns the same instance when nothing changes.</param>
    /// <exception cref="HypervisorException">The store cannot be read or written, or its lock was not to be had in time (<see cref="Core.Rules.LifecycleRules.Unreachable"/>).</exception>
    Task<T> ChangeAsync<T>(Func<SimulatorState, (SimulatorState State, T Result)> change, CancellationToken cancellationToken);
}
