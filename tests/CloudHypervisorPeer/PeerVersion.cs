using System.Globalization;

namespace HotplugIac.Peer;

/// <summary>Which release it acts as, and what that changes (RULEBOOK B "Versions", "Errors").</summary>
internal sealed record PeerVersion(int Major, int Minor)
{
    private const int Oldest = 23;

    /// <summary>As <c>vmm.ping</c> gives it: the tag of the build.</summary>
    public string Tag => string.Create(CultureInfo.InvariantCulture, $"v{Major}.{Minor}");

    /// <summary>As <c>vmm.ping</c> gives it: the version of the package.</summary>
    public string Package => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.0");

    /// <summary>A VM that is not there is 404; before, 500.</summary>
    public bool MissingIsNotFound => Major >= 53;

    /// <summary>A size below the boot size is refused; before, virtio-mem passed over it and wrote the config.</summary>
    public bool BelowBootIsRefused => Major >= 53;

    /// <summary>Members without a value are left out of <c>vm.info</c>; before, they are null.</summary>
    public bool NullsAreLeftOut => Major >= 53;

    /// <summary><c>memory_actual_size</c> has what virtio-mem has plugged; before, what was wished for.</summary>
    public bool PluggedIsCounted => Major >= 52;

    /// <summary>There is <c>--no-shutdown</c>.</summary>
    public bool HasNoShutdown => Major >= 52;

    /// <summary>vCPUs are counted in 32 bits; before, in 8.</summary>
    public bool VcpusAreWide => Major >= 48;

    /// <summary>An error is a JSON array of messages, outermost first; before, one text.</summary>
    public bool ErrorsAreChains => Major >= 47;

    /// <summary>A resize during the removal of vCPUs is 429; before, 500.</summary>
    public bool PendingRemovalIsTooMany => Major >= 46;

    /// <summary>virtio-mem is refused until the guest's driver is there. The check came in v23.1 and went in v27 (virtio-devices/src/mem.rs).</summary>
    public bool VirtioMemNeedsDriver => Major < 27;

    /// <summary>A VmConfig that does not hold is 400; up to v53.0, 500.</summary>
    public bool InvalidConfigIsBadRequest => Major > 53 || (Major == 53 && Minor > 0);

    /// <param name="text">Such as <c>v53.0</c>.</param>
    /// <exception cref="FormatException">It is no version, or one whose behaviour is not known here.</exception>
    public static PeerVersion Parse(string text) =>
        Version.TryParse(text.TrimStart('v'), out var version) && version.Major >= Oldest
            ? new PeerVersion(version.Major, version.Minor)
            : throw new FormatException($"--version {text}: not a version from v{Oldest}.0 on.");
}
