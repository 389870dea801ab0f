using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Definitions;
using HotplugIac.Libvirt.Facts;
using HotplugIac.Libvirt.Reading;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt;

/// <summary>
/// libvirt at one URI. Thread-safe. One connection for reading and one for changing, each opened by the first call that needs
/// it, shared by all, and opened again when it is found dead. Nothing ever prompts.
/// </summary>
public sealed partial class LibvirtHypervisor : IHypervisor
{
    internal const string KindName = "libvirt";

    private readonly LibvirtSession _session;

    /// <summary>
    /// Unplugging, starting and asking an agent take seconds. libvirt's client can keep a short call of another thread waiting
    /// until such a long one is answered (seen on 9.0.0): reading must not share their connection.
    /// </summary>
    private readonly LibvirtSession _changes;
    private readonly BatchingReader _reader;

    private LibvirtHypervisor(string uri, LibvirtOptions options)
    {
        _session = new LibvirtSession(uri, options);
        _changes = new LibvirtSession(uri, options);
        _reader = new BatchingReader(_session);
    }

    public string Kind => KindName;

    private Failures Errors => _session.Failures;

    /// <summary>How many passes over the hypervisor reads have taken, for tests of batching.</summary>
    internal int ReadPasses => _reader.Passes;

    /// <summary>Makes the hypervisor of a libvirt URI such as <c>qemu:///system</c>, without connecting to it.</summary>
    /// <param name="uri">As <c>virsh -c</c> takes it.</param>
    /// <param name="options">Null for the defaults.</param>
    public static LibvirtHypervisor Create(string uri, LibvirtOptions? options = null) => new(uri, options ?? new LibvirtOptions());

    /// <inheritdoc/>
    /// <remarks>libvirt.so.0 takes as long to load as three quarters of the start of a program. A failed load is remembered.</remarks>
    public void Prepare() => _ = Task.Run(LibvirtLibrary.EnsureLoaded);

    /// <inheritdoc/>
    public Task<IReadOnlyList<MachineSnapshot?>> ReadAsync(IReadOnlyList<MachineRef> machines, CancellationToken cancellationToken) =>
        _reader.ReadAsync(machines, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedMachine>> ListAsync(MachineFilter filter, CancellationToken cancellationToken) =>
        _session.ReadAsync("listing machines", c => MachineLister.List(c, filter, Errors), cancellationToken);

    /// <inheritdoc/>
    public Task<HostReading> ReadHostAsync(string? machineType, CancellationToken cancellationToken) =>
        _session.ReadAsync("reading the host", c => HostReader.Read(c, machineType), cancellationToken);

    /// <inheritdoc/>
    public async Task<DefinitionReading> ReadDefinitionAsync(string definition, CancellationToken cancellationToken)
    {
        var parts = DefinitionReader.Read(definition);
        var facts = parts.Traits is { } traits
            ? await _session.ReadAsync("asking for capabilities", c => c.Capabilities.For(traits, parts.Sizing.BaseMemory), cancellationToken)
            : new MachineFacts();
        return new DefinitionReading(parts.Name, parts.Id, parts.Sizing, facts, parts.Problems);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<MachineDocument>> ReadDocumentsAsync(string id, CancellationToken cancellationToken) =>
        _session.ReadAsync<IReadOnlyList<MachineDocument>>(
            "reading the machine's XML",
            connection =>
            {
                // Not the secure form: what libvirt itself keeps back need not be taken out.
                using var domain = DomainLookup.Find(connection.Native, MachineRef.ById(id)) ?? throw Errors.NotFound(id);
                return
                [
                    .. domain.IsActive() ? [new MachineDocument("running.xml", ShownDomain.Of(domain.GetXml()))] : Array.Empty<MachineDocument>(),
                    .. domain.IsPersistent() ? [new MachineDocument("configured.xml", ShownDomain.Of(domain.GetXml(DomainXmlFlags.Inactive)))] : Array.Empty<MachineDocument>(),
                ];
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _changes.DisposeAsync();
    }

    /// <summary>What was refused may repeat what the definition holds.</summary>
    private static LibvirtException WithoutSecrets(LibvirtException e, LibvirtDomain domain)
    {
        try
        {
            var text = SecretWords.OfDomain(domain.GetXml(DomainXmlFlags.Inactive | DomainXmlFlags.Secure)).Hide(e.Message);
            return text == e.Message ? e : e.InOtherWords(text);
        }
        catch (LibvirtException)
        {
            // It is gone, or the connection is: then the refusal was about that.
            return e;
        }
    }

    /// <summary>Changes one machine that must exist.</summary>
    private Task<T> ChangeAsync<T>(string what, string id, Func<OpenConnection, LibvirtDomain, T> change, CancellationToken cancellationToken) =>
        _changes.ChangeAsync(
            what,
            connection =>
            {
                using var domain = DomainLookup.Find(connection.Native, MachineRef.ById(id)) ?? throw Errors.NotFound(id);
                try
                {
                    return change(connection, domain);
                }
                catch (LibvirtException e)
                {
                    throw WithoutSecrets(e, domain);
                }
            },
            cancellationToken);
}
