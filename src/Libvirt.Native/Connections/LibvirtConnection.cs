namespace Libvirt.Native;

/// <summary>
/// A connection to a hypervisor.
/// </summary>
/// <remarks>
/// <para>
/// Thread safety: every member may be called from any thread at any time; libvirt multiplexes the calls over one
/// connection. Calls block until the hypervisor answers, which can take up to 30 s when another client works on the same
/// domain, and cannot be cancelled.
/// </para>
/// <para>
/// Dispose does not break calls in flight: the native connection closes when the last of them returns. Calls that start
/// later throw <see cref="ObjectDisposedException"/>. Domains stay usable, because each of them keeps the native
/// connection open for itself; dispose them too.
/// </para>
/// </remarks>
public sealed partial class LibvirtConnection : IDisposable
{
    private readonly ConnectionHandle _handle;
    private readonly bool _hasEventLoop;
    private readonly EventHub _events;

    private LibvirtConnection(ConnectionHandle handle, bool hasEventLoop)
    {
        _handle = handle;
        _hasEventLoop = hasEventLoop;
        _events = new EventHub(handle);
        using var lease = HandleLease.On(handle);
        DriverType = NativeText.FromBorrowed(NativeMethods.virConnectGetType(handle)) ?? "";
    }

    /// <summary>The driver's name, such as <c>QEMU</c> or <c>TEST</c> (virConnectGetType).</summary>
    public string DriverType { get; }

    /// <summary>
    /// References to connections and machines that this process holds and has not given back, of all connections together:
    /// what does not go down to 0 once everything is disposed is leaked.
    /// </summary>
    public static int OpenObjects => LibvirtHandle.Open;

    /// <summary>Opens a connection. Never prompts: what is not in <paramref name="credentials"/> fails.</summary>
    /// <param name="uri">
    /// Such as <c>qemu:///system</c>, <c>qemu+ssh://host/system</c> or <c>test:///default</c>. Empty: libvirt's default,
    /// from its configuration or LIBVIRT_DEFAULT_URI. For the ssh transport <c>no_tty=1</c> is added unless the URI says
    /// something about it, or ssh itself would ask on the terminal.
    /// </param>
    /// <param name="readOnly">Ask for reading rights only; changes fail with <see cref="LibvirtErrorCode.OperationDenied"/>.</param>
    /// <param name="credentials">Answers to the hypervisor's questions, if it has any.</param>
    /// <exception cref="LibvirtNotInstalledException">libvirt.so.0 cannot be loaded.</exception>
    /// <exception cref="LibvirtException">The connection cannot be opened.</exception>
    public static LibvirtConnection Open(string uri, bool readOnly = false, LibvirtCredentials? credentials = null)
    {
        LibvirtLibrary.EnsureLoaded();

        // A connection reports events only if the loop was there when it opened, so look before and not after.
        var hasEventLoop = LibvirtEventLoop.IsRegistered;
        var handle = CredentialCallback.Open(PromptlessUri.From(uri), credentials ?? new LibvirtCredentials(), readOnly ? 1u : 0u);
        return new LibvirtConnection(handle, hasEventLoop);
    }

    /// <summary>
    /// Ends the event subscriptions and gives up the connection. May be called more than once and while other threads use it.
    /// </summary>
    public void Dispose()
    {
        _events.Close();
        _handle.Dispose();
    }
}
