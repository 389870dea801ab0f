using System.Globalization;
using System.Xml.Linq;

namespace HotplugIac.Harness;

/// <summary>A machine of the lab, from the host's side.</summary>
public sealed class LabMachine(LibvirtLab lab, string name, string? serialLog)
{
    public string Name { get; } = name;

    /// <summary>Its inside, through the guest agent.</summary>
    public GuestProbe Guest { get; } = new(lab, name, serialLog);

    /// <summary>Runs virsh with the command and this machine's name in front of the other arguments.</summary>
    public Task<CommandResult> VirshAsync(string command, IReadOnlyList<string>? arguments = null, CancellationToken cancellationToken = default) =>
        lab.VirshAsync([command, Name, .. arguments ?? []], cancellationToken);

    /// <summary>Starts it; the guest is then still booting.</summary>
    /// <exception cref="CommandFailedException">It does not start.</exception>
    public Task StartAsync(CancellationToken cancellationToken = default) => MustAsync("start", [], cancellationToken);

    /// <summary>What runs now: the live definition, with secrets.</summary>
    public async Task<XElement> LiveXmlAsync(CancellationToken cancellationToken = default) =>
        XElement.Parse((await MustAsync("dumpxml", ["--security-info"], cancellationToken)).StandardOutput, LoadOptions.PreserveWhitespace);

    /// <summary>What the next start will bring: the inactive definition, with secrets.</summary>
    public async Task<XElement> InactiveXmlAsync(CancellationToken cancellationToken = default) =>
        XElement.Parse((await MustAsync("dumpxml", ["--inactive", "--security-info"], cancellationToken)).StandardOutput, LoadOptions.PreserveWhitespace);

    /// <summary>libvirt's word for the state: <c>running</c>, <c>shut off</c>, <c>paused</c> …</summary>
    public async Task<string> StateAsync(CancellationToken cancellationToken = default) =>
        (await MustAsync("domstate", [], cancellationToken)).StandardOutput.Trim();

    /// <summary>Waits for a state.</summary>
    /// <exception cref="EventuallyException">It was not reached in time.</exception>
    public Task WaitForStateAsync(string state, TimeSpan timeout, CancellationToken cancellationToken = default) =>
        Eventually.BecomesAsync(StateAsync, seen => seen == state, timeout, $"{Name} {state}", cancellationToken: cancellationToken);

    /// <summary>Plugs in a device, given as XML.</summary>
    /// <param name="xml">The device.</param>
    /// <param name="flags">Such as <c>--live</c>, <c>--config</c>. Default: <c>--live</c>.</param>
    /// <param name="cancellationToken">Ends virsh.</param>
    public async Task<CommandResult> AttachAsync(string xml, IReadOnlyList<string>? flags = null, CancellationToken cancellationToken = default)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, xml, cancellationToken);
            return await VirshAsync("attach-device", [file, .. flags ?? ["--live"]], cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Process id of its QEMU: the same one means that it was never stopped. Null when it is off.</summary>
    public async Task<int?> QemuPidAsync(CancellationToken cancellationToken = default)
    {
        // libvirt writes it for root's machines here, whatever the daemon's own directory is; not readable means not root.
        var file = $"/run/libvirt/qemu/{Name}.pid";
        if (await StateAsync(cancellationToken) == "shut off" || !File.Exists(file))
        {
            return null;
        }

        return int.Parse((await File.ReadAllTextAsync(file, cancellationToken)).Trim(), CultureInfo.InvariantCulture);
    }

    private async Task<CommandResult> MustAsync(string command, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await VirshAsync(command, arguments, cancellationToken)).EnsureSuccess();
}
