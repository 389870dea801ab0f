using System.Runtime.InteropServices;
using HotplugIac.CloudHypervisor.Api;
using HotplugIac.CloudHypervisor.Definitions;
using HotplugIac.CloudHypervisor.Reading;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.CloudHypervisor;

/// <summary>
/// The Cloud Hypervisor machines of a host: one VMM process with one API socket for each, all in one folder. A machine is known by its
/// name, and lives in its VMM only (RULEBOOK B).
/// </summary>
public sealed partial class CloudHypervisorHypervisor : IHypervisor
{
    private readonly VmmSession _session;

    private CloudHypervisorHypervisor(VmmSession session) => _session = session;

    /// <inheritdoc/>
    public string Kind => VmSnapshot.Kind;

    /// <inheritdoc/>
    public string IdScope => $"{VmSnapshot.Kind}:{_session.Folder}";

    /// <inheritdoc/>
    public bool HasLocalIds => true;

    /// <inheritdoc/>
    public string? WhyGone => "A Cloud Hypervisor machine lives in its VMM only, and that has ended or was restarted, or somebody has deleted the machine.";

    /// <param name="uri">As <c>ch+unix:///run/cloud-hypervisor</c>.</param>
    /// <exception cref="HypervisorException">It names no folder.</exception>
    public static CloudHypervisorHypervisor Create(string uri, CloudHypervisorOptions? options = null) =>
        new(new VmmSession(CloudHypervisorUri.Folder(uri), options ?? new CloudHypervisorOptions()));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MachineSnapshot?>> ReadAsync(IReadOnlyList<MachineRef> machines, CancellationToken cancellationToken) =>
        await Task.WhenAll(machines.Select(m => SnapshotAsync(m.Id ?? m.Name, cancellationToken)));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ListedMachine>> ListAsync(MachineFilter filter, CancellationToken cancellationToken)
    {
        List<string> names;
        try
        {
            names = [.. CloudHypervisorUri.Names(_session.Folder).Where(filter.Accepts)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw _session.Failures.NoFolder(e);
        }

        var listed = await Task.WhenAll(names.Select(n => ListedAsync(n, cancellationToken)));
        return [.. listed.OfType<ListedMachine>().Where(m => !filter.OnlyActive || m.Power is not PowerState.Off)];
    }

    /// <inheritdoc/>
    public Task<HostReading> ReadHostAsync(string? machineType, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (machineType is not null)
        {
            throw new HypervisorException(ResizeRules.NoSuchNotion, $"machine_type = \"{machineType}\": machine types are not a notion of Cloud Hypervisor. Leave machine_type out.");
        }

        if (!Directory.Exists(_session.Folder))
        {
            throw _session.Failures.NoFolder();
        }

        var (total, free) = HostMemory.Read();
        return Task.FromResult(new HostReading(
            RuntimeInformation.OSArchitecture == Architecture.X64 ? "x86_64" : RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64" : RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            Environment.ProcessorCount,
            total,
            VmSnapshot.Facts(new VmmVersion(VmmVersion.Newest)) with { Resize = new ResizeFacts(ResizeMethod.VirtioMem) })
        {
            FreeMemory = free,
        });
    }

    /// <inheritdoc/>
    public Task<DefinitionReading> ReadDefinitionAsync(string definition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!definition.TrimStart().TrimStart('\uFEFF').StartsWith('{'))
        {
            return Task.FromResult(new DefinitionReading(string.Empty, null, new Sizing(1, 0, ByteSize.Zero, ByteSize.Zero, 0), new MachineFacts(),
                [Problem.Error(Attributes.Definition, InputRules.MalformedDefinition, "The definition is no JSON object. Cloud Hypervisor takes its VmConfig in JSON: {\"cpus\": …, \"memory\": …, \"payload\": …, \"disks\": […]}.")]));
        }

        var facts = VmSnapshot.Facts(new VmmVersion(VmmVersion.Newest));
        var reading = new VmConfigFormat().Read(definition, facts);
        if (reading.Problems.Count > 0)
        {
            return Task.FromResult(reading);
        }

        // Without room to grow whoever creates the machine has the choice; with it the definition has made it.
        var zones = reading.Sizing.Devices.Any(d => !d.IsOwn) || reading.Sizing.NumaCells.Count > 0;
        var acpi = !zones && reading.Sizing.Devices.Count == 0 && !reading.Sizing.MaxMemory.IsZero;
        return Task.FromResult(reading with
        {
            Id = null,
            Sizing = reading.Sizing with { MemorySlots = 0 },
            Facts = facts with { VirtioMem = !acpi, Resize = new ResizeFacts(zones ? ResizeMethod.Zones : acpi ? ResizeMethod.Acpi : ResizeMethod.VirtioMem) },
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<MachineDocument>> ReadDocumentsAsync(string id, CancellationToken cancellationToken) =>
        [new MachineDocument("vm.json", ShownConfig.Of(await _session.MustLookAsync(id, cancellationToken)))];

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<MachineSnapshot?> SnapshotAsync(string name, CancellationToken cancellationToken) =>
        await _session.LookAsync(name, cancellationToken) is { } look ? VmSnapshot.Of(look) : null;

    private async Task<ListedMachine?> ListedAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await SnapshotAsync(name, cancellationToken) is { } snapshot ? ListedMachine.Of(snapshot) : null;
        }
        catch (HypervisorException e)
        {
            return new ListedMachine(name, name, null, null, e);
        }
    }
}
