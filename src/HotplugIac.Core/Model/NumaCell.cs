namespace HotplugIac.Core.Model;

/// <summary>One guest NUMA cell: its vCPUs and the base memory it starts with (devices not counted).</summary>
public sealed record NumaCell(CpuSet Cpus, ByteSize Memory)
{
    public override string ToString() => $"{(Cpus.Count == 0 ? "no vCPUs" : Cpus.ToString())}: {Memory}";
}
