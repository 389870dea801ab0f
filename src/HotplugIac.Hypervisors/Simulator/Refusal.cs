using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>Errors in libvirt's words, with its codes (RULEBOOK A5), so that what users learn on the simulator they know again.</summary>
internal static class Refusal
{
    /// <summary>Code 1: also every error of QEMU's own.</summary>
    public static HypervisorException Internal(string what, string message) => Step(what, "internal error", message, 1);

    /// <summary>A command of QEMU's monitor that failed.</summary>
    public static HypervisorException Monitor(string what, string command, string message) =>
        Internal(what, $"unable to execute QEMU monitor command '{command}': {message}");

    /// <summary>QEMU has not come up.</summary>
    public static HypervisorException Exited(string what, string message) =>
        Internal(what, $"process exited while connecting to monitor: {message}");

    public static HypervisorException InvalidArgument(string what, string message) => Step(what, "invalid argument", message, 8);

    public static HypervisorException Xml(string what, string message) => Step(what, "XML error", message, 27);

    public static HypervisorException XmlDetail(string what, string message) => Step(what, "XML error", message, 35);

    public static HypervisorException NotValid(string what, string message) => Step(what, "Requested operation is not valid", message, 55);

    /// <summary>Code 67: the configuration cannot be.</summary>
    public static HypervisorException Unsupported(string what, string message) => Step(what, "unsupported configuration", message, 67);

    /// <summary>Code 84: hypervisor or machine type cannot do it.</summary>
    public static HypervisorException NotSupported(string what, string message) => Step(what, "Operation not supported", message, 84);

    /// <summary>The guest has said no to giving a DIMM back (code 9).</summary>
    public static HypervisorException Rejected(string what) =>
        new(LifecycleRules.GuestRefused, $"{what}: operation failed: unplug of device was rejected by the guest (libvirt error 9).") { IsFinal = true, Origin = Code(9) };

    /// <summary>No vCPU was ejected within 5 s (code 68), which is also what a refusal looks like (RULEBOOK A1 "n -> m, m&lt;n").</summary>
    public static HypervisorException VcpuTimeout(string what) =>
        new(LifecycleRules.GuestRefused, $"{what}: Timed out during operation: vcpu unplug request timed out. Unplug result must be manually inspected in the domain (libvirt error 68).") { Origin = Code(68) };

    public static HypervisorException NotFound(string machine) =>
        new(LifecycleRules.NotFound, $"There is no machine {machine} in the simulator.");

    public static HypervisorException Exists(string what) => new(LifecycleRules.Exists, $"{what} exists in the simulator already.");

    private static HypervisorException Step(string what, string kind, string message, int code) =>
        new(LifecycleRules.StepFailed, $"{what}: {kind}: {message} (libvirt error {code}).") { Origin = Code(code) };

    private static LogField[] Code(int code) => [LogField.Of("libvirt_code", code), new LogField("libvirt_domain", "simulator")];
}
