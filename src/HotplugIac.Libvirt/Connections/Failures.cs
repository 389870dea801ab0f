using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;
using HotplugIac.Libvirt.Xml;
using Libvirt.Native;

namespace HotplugIac.Libvirt.Connections;

/// <summary>
/// libvirt's errors in the words of the hypervisor interface. libvirt and QEMU repeat what they were given: the URI, or the argument that
/// they could not use. What is a secret in those is taken out here, of the text and of the cause that goes along with it.
/// </summary>
internal sealed class Failures(string uri, HypervisorCredentials? credentials)
{
    private readonly string _shown = ShownUri.Of(uri);
    private readonly SecretWords _secrets = SecretWords.OfUri(uri).With(credentials?.Password);

    public static HypervisorException NotInstalled(LibvirtNotInstalledException cause) => new(LifecycleRules.NoLibvirt, cause.Message, cause);

    public HypervisorException Unreachable(LibvirtException raw)
    {
        var cause = Cleaned(raw, SecretWords.None);
        return Refusal.Of(uri, cause, credentials) is { } refusal
            ? new(LifecycleRules.AuthFailed, $"{_shown} does not let us in: {Text(cause)}. {refusal}", cause) { Origin = Origin(cause) }
            : new(LifecycleRules.Unreachable, $"{_shown} cannot be reached: {Text(cause)}", cause) { Origin = Origin(cause) };
    }

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
    /// <param name="definition">What the call was about, whose secrets the answer may repeat.</param>
    public HypervisorException Refused(string what, LibvirtException raw, string? definition = null)
    {
        var cause = Cleaned(raw, definition is null ? SecretWords.None : SecretWords.OfDomain(definition));
        return new(LifecycleRules.StepFailed, $"{what}: {Text(cause)}", cause) { Origin = Origin(cause) };
    }

    private LibvirtException Cleaned(LibvirtException raw, SecretWords more)
    {
        var text = more.Hide(_secrets.Hide(raw.Message.Replace(uri, _shown, StringComparison.Ordinal)));
        return text == raw.Message ? raw : raw.InOtherWords(text);
    }

    private static string Text(LibvirtException cause) =>
        string.Create(CultureInfo.InvariantCulture, $"{cause.Message} (libvirt error {cause.RawCode}, {cause.Code})");

    private static LogField[] Origin(LibvirtException cause) =>
    [
        LogField.Of("libvirt_code", cause.RawCode),
        new LogField("libvirt_error", cause.Code.ToString()),
        new LogField("libvirt_domain", cause.Domain.ToString()),
        new LogField("libvirt_call", cause.Function),
    ];
}
