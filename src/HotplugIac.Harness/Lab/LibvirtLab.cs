namespace HotplugIac.Harness;

/// <summary>The lab that <c>eng/lab up</c> started: a libvirt and a tiny guest to boot on it.</summary>
/// <param name="Uri">Connection URI of libvirt.</param>
/// <param name="Kernel">Path of the guest's kernel, readable for QEMU.</param>
/// <param name="Initrd">Path of the guest's initramfs.</param>
/// <param name="DomainType"><c>kvm</c> where a guest really boots with it, else <c>qemu</c> (emulation).</param>
public sealed record LibvirtLab(string Uri, string Kernel, string Initrd, string DomainType)
{
    /// <summary>Machines whose names begin like this are the lab's, and <c>eng/lab down</c> removes them.</summary>
    public const string NamePrefix = "hotplug-lab-";

    private const string Variable = "HOTPLUG_LAB_";

    /// <summary>Bound of each virsh call. Default: 1 minute.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether guests run on hardware virtualisation: only then does a vCPU unplug complete (RULEBOOK.md E).</summary>
    public bool HasKvm => DomainType == "kvm";

    /// <summary>The lab of the HOTPLUG_LAB_* environment variables; without them, what <c>eng/lab env</c> of the repository around says.</summary>
    /// <exception cref="LabUnavailableException">No lab is up; the message says how to start one.</exception>
    public static async Task<LibvirtLab> OpenAsync(CancellationToken cancellationToken = default)
    {
        var facts = Environment.GetEnvironmentVariable(Variable + "URI") is null
            ? await AskScriptAsync(cancellationToken)
            : null;
        var lab = new LibvirtLab(Fact(facts, "URI"), Fact(facts, "KERNEL"), Fact(facts, "INITRD"), Fact(facts, "DOMAIN_TYPE"));
        var answer = await lab.VirshAsync(["version"], cancellationToken);
        return answer.Success
            ? lab
            : throw new LabUnavailableException($"nothing answers on {lab.Uri}. {LabUnavailableException.Remedy}\n{answer.Text}");
    }

    /// <summary>Runs virsh on the lab's libvirt.</summary>
    /// <exception cref="CommandTimedOutException">It took longer than <see cref="Timeout"/>.</exception>
    public Task<CommandResult> VirshAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default) =>
        new CommandLine("virsh", ["-q", "-c", Uri, .. arguments])
        {
            Timeout = Timeout,
            // Messages are compared in tests; libvirt translates them.
            Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C.UTF-8" },
        }.RunAsync(cancellationToken);

    /// <summary>A place for machines that vanish with it.</summary>
    public LabScope Scope() => new(this);

    /// <summary>The guest of a machine, through its agent.</summary>
    public GuestProbe Guest(string machine) => new(this, machine);

    private static async Task<IReadOnlyDictionary<string, string>> AskScriptAsync(CancellationToken cancellationToken)
    {
        var script = FindScript()
            ?? throw new LabUnavailableException($"HOTPLUG_LAB_URI is not set. {LabUnavailableException.Remedy}");
        var env = await new CommandLine(script, ["env"]) { Timeout = TimeSpan.FromMinutes(1) }.RunAsync(cancellationToken);
        return env.Success
            ? Parse(env.StandardOutput)
            : throw new LabUnavailableException($"{env.StandardError.Trim()}. {LabUnavailableException.Remedy}");
    }

    /// <summary>Lines of <c>export NAME=VALUE</c>, the value as bash quotes it; paths with quotes or spaces are not expected here.</summary>
    private static Dictionary<string, string> Parse(string lines) => lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Replace("export ", "", StringComparison.Ordinal).Split('=', 2))
        .Where(parts => parts.Length == 2)
        .ToDictionary(parts => parts[0], parts => parts[1].Replace("\\", "", StringComparison.Ordinal));

    private static string Fact(IReadOnlyDictionary<string, string>? facts, string name) =>
        (facts is null ? Environment.GetEnvironmentVariable(Variable + name) : facts.GetValueOrDefault(Variable + name))
        ?? throw new LabUnavailableException($"{Variable}{name} is not set. {LabUnavailableException.Remedy}");

    private static string? FindScript()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var script = Path.Combine(directory.FullName, "eng", "lab");
            if (File.Exists(script))
            {
                return script;
            }
        }

        return null;
    }
}

/// <summary>There is no lab to test in.</summary>
public sealed class LabUnavailableException(string message) : Exception(message)
{
    internal const string Remedy = "Start the lab with 'eng/lab up' (or run the tests through eng/test)";
}
