namespace HotplugIac.Hypervisors;

/// <summary>A machine's whole configuration in the hypervisor's own form. It may hold secrets: keep it in memory only.</summary>
public sealed record ConfigurationBackup(string Content)
{
    public override string ToString() => nameof(ConfigurationBackup);
}
