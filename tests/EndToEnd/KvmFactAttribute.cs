namespace EndToEnd;

/// <summary>A test that needs guests on hardware virtualisation; elsewhere it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KvmFactAttribute : FactAttribute
{
    public KvmFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("HOTPLUG_LAB_DOMAIN_TYPE") != "kvm")
        {
            Skip = "guests run under emulation here, where QEMU never completes a vCPU unplug (RULEBOOK E); SimulatorTests shows it through Terraform on the simulator";
        }
    }
}
