using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Hypervisors;

/// <summary>
/// One hypervisor at one URI. It reads and it does what it is told; it never decides what is live and what needs a reboot.
/// Every method throws <see cref="HypervisorException"/> for what the hypervisor refuses and for broken connections.
/// </summary>
public interface IHypervisor : IAsyncDisposable
{
    /// <summary>The kind for the <c>hypervisor</c> attribute: <c>libvirt</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Within what a machine's id is unique, for locks: a UUID is everywhere, whatever the route; ids of a simulator are made from
    /// names and belong to its file.
    /// </summary>
    string IdScope => Kind;

    /// <summary>Whether a machine of the same id at another URI is another machine: where ids are names, a namesake is not the machine that moved.</summary>
    bool HasLocalIds => false;

    /// <summary>What a user has to know about a machine that is not there any more; null when there is nothing special about it.</summary>
    string? WhyGone => null;

    /// <summary>
    /// Somebody will ask soon: begins what the first call has to do anyway, such as loading a library, and returns at once. It does not
    /// connect, and what goes wrong is for the first call to tell.
    /// </summary>
    void Prepare()
    {
    }

    /// <summary>
    /// Reads many machines in one go, on one connection. The answer has the order of <paramref name="machines"/>, with null
    /// for one that is not there. Never waits for a guest.
    /// </summary>
    Task<IReadOnlyList<MachineSnapshot?>> ReadAsync(IReadOnlyList<MachineRef> machines, CancellationToken cancellationToken);

    /// <summary>
    /// Reads all machines that pass the filter, in one go, in no order. Never waits for a guest.
    /// </summary>
    /// <exception cref="HypervisorException">The list itself failed; a machine that cannot be read says so in its place.</exception>
    Task<IReadOnlyList<ListedMachine>> ListAsync(MachineFilter filter, CancellationToken cancellationToken);

    /// <summary>Reads the host, and what a machine of a type can have there.</summary>
    /// <param name="machineType">Null: the type that the hypervisor takes when a definition names none.</param>
    /// <exception cref="HypervisorException">Also <see cref="Core.Rules.LifecycleRules.StepFailed"/>: there is no such machine type.</exception>
    Task<HostReading> ReadHostAsync(string? machineType, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a definition that a user gave, without creating anything: the sizing that it brings and what the hypervisor
    /// can do for such a machine.
    /// </summary>
    Task<DefinitionReading> ReadDefinitionAsync(string definition, CancellationToken cancellationToken);

    /// <summary>
    /// The machine as the hypervisor itself describes it, cut down to what CPU and memory rest on. Every element that could hold a
    /// secret is left out, because these texts are sent to others.
    /// </summary>
    Task<IReadOnlyList<MachineDocument>> ReadDocumentsAsync(string id, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MachineDocument>>([]);

    /// <summary>Does the live half of a step. Success proves nothing: the caller reads back.</summary>
    Task ApplyLiveAsync(string id, PlanStep step, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the next boot have this sizing by editing the configuration in place; everything else in it stays as it is.
    /// </summary>
    /// <returns>The configuration as it was before, for <see cref="RestoreConfigurationAsync"/>.</returns>
    Task<ConfigurationBackup> WriteConfigurationAsync(string id, Sizing sizing, CancellationToken cancellationToken);

    /// <summary>Undoes <see cref="WriteConfigurationAsync"/>.</summary>
    Task RestoreConfigurationAsync(string id, ConfigurationBackup backup, CancellationToken cancellationToken);

    /// <summary>
    /// Writes or removes the mark that says "stopped by an apply that will start it again", in the machine's own metadata:
    /// in the configuration, and of a running machine in the live definition too.
    /// </summary>
    Task MarkStopAsync(string id, bool isStopped, CancellationToken cancellationToken);

    /// <summary>Asks the machine to shut down gracefully, through ACPI and where one answers the guest agent. Returns when it was asked.</summary>
    Task RequestShutdownAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ends the machine at once, like pulling the plug. No error when it is off already.</summary>
    Task DestroyAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Starts the machine with its configuration. Refuses a machine with a managed save image, which would bring back the
    /// old definition (RULEBOOK A4.5). No error when it runs already.
    /// </summary>
    Task StartAsync(string id, CancellationToken cancellationToken);

    /// <summary>What the guest agent says, each call of it bounded by seconds.</summary>
    /// <returns>Null when no agent answers.</returns>
    Task<GuestView?> ReadGuestAsync(string id, CancellationToken cancellationToken);

    /// <summary>Onlines what <see cref="GuestView"/> shows offline. What the guest refuses stays offline: read again.</summary>
    Task OnlineGuestAsync(string id, GuestView offline, CancellationToken cancellationToken);

    /// <summary>Creates a machine from a definition with this name and sizing, and starts it. Removes it again when it does not start.</summary>
    /// <returns>The id of the machine.</returns>
    Task<string> CreateAsync(string definition, string name, Sizing sizing, CancellationToken cancellationToken);

    /// <summary>Stops the machine at once and removes it. Disks stay. No error when it is gone already.</summary>
    Task DeleteAsync(string id, CancellationToken cancellationToken);
}
