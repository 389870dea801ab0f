namespace HotplugIac.Harness;

/// <summary>Machines of one test or suite: whatever was started, defined or named here is ended and removed with it.</summary>
public sealed class LabScope(LibvirtLab lab) : IAsyncDisposable
{
    private readonly List<string> _names = [];
    private readonly string _logs = Directory.CreateTempSubdirectory("hotplug-lab-").FullName;

    /// <summary>A name that is free; the machine that will have it is removed with this scope, whoever creates it.</summary>
    public string NewName(string hint)
    {
        var name = $"{LibvirtLab.NamePrefix}{hint}-{Guid.NewGuid().ToString("N")[..8]}";
        _names.Add(name);
        return name;
    }

    /// <summary>Defines a machine and leaves it off.</summary>
    /// <exception cref="CommandFailedException">libvirt refuses the definition.</exception>
    public async Task<LabMachine> DefineAsync(GuestDefinition definition, CancellationToken cancellationToken = default)
    {
        if (!definition.Name.StartsWith(LibvirtLab.NamePrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"lab machines are named {LibvirtLab.NamePrefix}…, not {definition.Name}", nameof(definition));
        }

        if (!_names.Contains(definition.Name))
        {
            _names.Add(definition.Name);
        }

        var serial = definition.SerialLog ?? Path.Combine(_logs, definition.Name + ".log");
        var file = Path.Combine(_logs, definition.Name + ".xml");
        await File.WriteAllTextAsync(file, (definition with { SerialLog = serial }).ToXml(lab), cancellationToken);
        (await lab.VirshAsync(["define", file, "--validate"], cancellationToken)).EnsureSuccess();
        return new LabMachine(lab, definition.Name, serial);
    }

    /// <summary>Defines and starts a machine; its guest is then still booting, see <see cref="GuestProbe.WaitForAgentAsync"/>.</summary>
    /// <exception cref="CommandFailedException">libvirt refuses the definition, or QEMU does not start.</exception>
    public async Task<LabMachine> StartAsync(GuestDefinition definition, CancellationToken cancellationToken = default)
    {
        var machine = await DefineAsync(definition, cancellationToken);
        await machine.StartAsync(cancellationToken);
        return machine;
    }

    /// <summary>A machine that something else created under a name of this scope.</summary>
    public LabMachine Machine(string name) => new(lab, name, null);

    /// <summary>Removes the machines.</summary>
    /// <exception cref="CommandFailedException">One of them could not be removed.</exception>
    public async ValueTask DisposeAsync()
    {
        var stuck = new List<CommandResult>();
        foreach (var name in _names)
        {
            // Off or gone already is fine: what counts is whether it is still there in the end.
            await lab.VirshAsync(["destroy", name]);
            var undefined = await lab.VirshAsync(["undefine", name, "--managed-save", "--nvram", "--snapshots-metadata"]);
            if (!undefined.Success && (await lab.VirshAsync(["domid", name])).Success)
            {
                stuck.Add(undefined);
            }
        }

        Directory.Delete(_logs, recursive: true);
        if (stuck.Count > 0)
        {
            throw new CommandFailedException(stuck[0]);
        }
    }
}
