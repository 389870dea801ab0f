using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;

namespace HotplugIac.Core.Checking;

/// <summary>
/// A live step writes the configuration that goes with it and no other: interrupted after it, the machine has both halves of
/// one change and nothing of another (PRODUCT.md, promise 5).
/// </summary>
internal static class StepWrites
{
    public static IEnumerable<string> Check(PlanStep step, Sizing before, Sizing written)
    {
        if (written == before)
        {
            yield return $"\"{step.Describe()}\" writes the configuration that stands there already.";
        }

        if (Own(step, before, written) != written)
        {
            yield return $"\"{step.Describe()}\" writes more of the configuration than goes with it.";
        }

        if (!Holds(step, written))
        {
            yield return $"\"{step.Describe()}\" writes a configuration that does not have it.";
        }

        if (written.Devices.Any(d => !d.Current.IsZero))
        {
            yield return "A configuration holds what a guest uses of virtio-mem, which only a running machine has.";
        }
    }

    /// <summary>The configuration before, with as much of the written one as the step is about.</summary>
    private static Sizing Own(PlanStep step, Sizing before, Sizing written) => step switch
    {
        WriteConfigurationStep => written,
        SetVcpusStep => before with { Vcpus = written.Vcpus, MinVcpus = written.MinVcpus },
        GrowMemoryStep => before with { BaseMemory = written.BaseMemory, Devices = written.Devices },
        SetNumaTuneStep => before with { NumaTune = written.NumaTune },
        AttachMemoryDeviceStep or ResizeMemoryDeviceStep or DetachMemoryDeviceStep => before with { Devices = written.Devices },
        _ => before,
    };

    /// <summary>At least what the live half makes: the next boot may bring more of a split change.</summary>
    private static bool Holds(PlanStep step, Sizing written) => step switch
    {
        SetVcpusStep s => s.To > s.From ? written.Vcpus >= s.To : written.Vcpus <= s.To,
        GrowMemoryStep s => written.Memory == s.To,
        SetNumaTuneStep s => written.NumaTune == s.To,
        AttachMemoryDeviceStep s => written.Devices.Any(d => d.Alias == s.Device.Alias && d.Model == s.Device.Model && d.Capacity >= s.Device.Capacity),
        DetachMemoryDeviceStep s => written.Devices.All(d => d.Alias != s.Device.Alias),
        ResizeMemoryDeviceStep s => written.Devices.Any(d => d.Alias == s.Alias && (s.Requested > s.From ? d.Requested >= s.Requested : d.Requested <= s.Requested)),
        _ => true,
    };
}
