using System.Xml.Linq;
using HotplugIac.Core.Planning;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Connections;
using HotplugIac.Libvirt.Guests;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt;

/// <summary>Live steps that a guest has to agree to, and what its refusal looks like.</summary>
internal static class Unplugging
{
    // Neither is told apart by its code: 68 is a silent guest and a busy machine (RULEBOOK D13), 1 nearly everything.
    private const string Busy = "state change lock";
    private const string NoSystem = "not supported device type";

    /// <summary>
    /// Unplugs vCPUs, the highest hotpluggable ids first. libvirt waits 5 s for the guest (10 s on pseries), and may still hear from it later; then
    /// its count and the guest's can differ (RULEBOOK A1 "n -> m, m&lt;n", D5).
    /// </summary>
    public static void Vcpus(LibvirtDomain domain, SetVcpusStep step)
    {
        try
        {
            domain.SetVcpus(step.To, DomainVcpuFlags.Live);
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.OperationTimeout)
        {
            throw IsBusy(e) ? Failures.Step(step.Describe(), BusyText(domain, e), e) : Silent(step, domain, RefusalReason.OfVcpus(domain), e);
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.InternalError && e.Message.Contains(NoSystem, StringComparison.Ordinal))
        {
            throw Refused(step, $"no operating system that takes part in CPU hotplug runs in {domain.Name} (libvirt: {e.Message}).", e);
        }
    }

    /// <summary>
    /// Detaches a memory device by its whole live element: with less, libvirt takes the first that looks the same (RULEBOOK D3).
    /// Only live: together with the configuration, that half would be done even when the guest keeps the device (D1). Success
    /// proves nothing: it is also the answer when the wait ends without one.
    /// </summary>
    public static void Detach(LibvirtDomain domain, DetachMemoryDeviceStep step)
    {
        var live = DomainDocument.Parse(domain.GetXml());
        var device = MemoryDeviceReader.Read(live, BootRounding.None).FirstOrDefault(d => d.Device.Alias == step.Device.Alias);
        if (device is null)
        {
            return;
        }

        try
        {
            domain.DetachDevice(device.Element.ToString(SaveOptions.DisableFormatting), DomainDeviceFlags.Live);
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.DeviceMissing)
        {
            // It went in between.
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.OperationFailed)
        {
            throw Refused(step, $"the guest refused.{RefusalReason.OfMemory(domain, device.Element)}", e);
        }
        catch (LibvirtException e) when (e.Code == LibvirtErrorCode.OperationTimeout)
        {
            throw IsBusy(e)
                ? Failures.Step(step.Describe(), BusyText(domain, e), e)
                : Silent(step, domain, RefusalReason.OfMemory(domain, device.Element), e);
        }
    }

    private static bool IsBusy(LibvirtException e) => e.Message.Contains(Busy, StringComparison.Ordinal);

    private static string BusyText(LibvirtDomain domain, LibvirtException e) =>
        $"another operation on {domain.Name} goes on and did not end in time (libvirt error {e.RawCode}: {e.Message}). Apply again when it is done.";

    private static HypervisorException Silent(PlanStep step, LibvirtDomain domain, string reason, Exception cause) =>
        Refused(step, $"the guest of {domain.Name} did not answer within the time that libvirt waits for it; it may still do it later.{reason}", cause, isFinal: false);

    private static HypervisorException Refused(PlanStep step, string why, Exception cause, bool isFinal = true) =>
        new(LifecycleRules.GuestRefused, $"{step.Describe()}: {why}", cause) { IsFinal = isFinal };
}
