namespace HotplugIac.Hypervisors;

/// <summary>What a hypervisor is told that asks who is there. Neither shows in its text.</summary>
public sealed record HypervisorCredentials(string? UserName, string? Password)
{
    public override string ToString() => $"{nameof(HypervisorCredentials)} (hidden)";
}
