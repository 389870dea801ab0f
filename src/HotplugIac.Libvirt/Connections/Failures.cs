using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Connections;

/// <summary>libvirt's errors in the words of the hypervisor interface.</summary>
internal sealed class Failures(string uri, HypervisorCredentials? credentials)
{
    private readonly string _shown = ShownUri.Of(uri);

    public static HypervisorException NotInstalled(LibvirtNotInstalledException cause) => new(LifecycleRules.NoLibvirt, cause.Message, cause);

    public HypervisorException Unreachable(LibvirtException cause) => Refusal.Of(uri, cause, credentials) is { } refusal
        ? new(LifecycleRules.AuthFailed, $"{_shown} does not let us in: {Text(cause)}. {refusal}", cause)
        : new(LifecycleRules.Unreachable, $"{_shown} cannot be reached: {Text(cause)}", cause);

    public HypervisorException Silent(string what, TimeSpan bound, Exception? cause = null) =>
        new(LifecycleRules.Unreachable, string.Create(CultureInfo.InvariantCulture, $"{_shown} did not answer within {bound.TotalSeconds:0.###} s ({what})."), cause);

    public HypervisorException NotFound(string machine, Exception? cause = null) =>
        new(LifecycleRules.NotFound, $"There is no machine {machine} at {_shown}.", cause);

    public HypervisorException Exists(string what) =>
        new(LifecycleRules.Exists, $"{what} exists at {_shown} already.");

    public static HypervisorException Step(string what, string why, Exception? cause = null) =>
        new(LifecycleRules.StepFailed, $"{what}: {why}", cause);

    public static HypervisorException Step(string what, DomainXmlException cause) =>
        Step(what, string.Create(CultureInfo.InvariantCulture, $"the domain XML cannot be read (line {cause.Line}, column {cause.Column}): {cause.Message}"), cause);

    /// <summary>A call that libvirt refused.</summary>
    public HypervisorException Refused(string what, LibvirtException cause) => Step(what, Text(cause), cause);

    private string Text(LibvirtException cause) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cause.Message.Replace(uri, _shown, StringComparison.Ordinal)} (libvirt error {cause.RawCode}, {cause.Code})");
}
