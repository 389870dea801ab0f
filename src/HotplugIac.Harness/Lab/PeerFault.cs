using System.Text.Json;

namespace HotplugIac.Harness;

/// <summary>What goes wrong with one call of a <see cref="CloudHypervisorPeer"/>.</summary>
/// <param name="Path">Such as <c>vm.resize</c>.</param>
/// <param name="Kind">
/// <c>error</c>, <c>stall</c> (no answer until the faults are cleared), <c>drop</c> (the connection ends), <c>garbage</c> (200 and no JSON),
/// <c>not-done</c> (success): nothing is done. <c>done-but-error</c>: it is done.
/// </param>
/// <param name="Nth">Which call of the path from now on: 1 is the next.</param>
/// <param name="Status">Of the error.</param>
/// <param name="Body">Form of the error: <c>text</c> or <c>json</c>; null: that of the release.</param>
public sealed record PeerFault(string Path, string Kind, int Nth = 1, int Status = 500, string? Body = null);

/// <summary>A call that a <see cref="CloudHypervisorPeer"/> has had.</summary>
/// <param name="Path">Such as <c>vm.resize</c>.</param>
/// <param name="Body">Null: none.</param>
/// <param name="Status">Of the answer; null: none was given.</param>
public sealed record PeerCall(string Method, string Path, JsonElement? Body, int? Status);

/// <summary>An answer of a <see cref="CloudHypervisorPeer"/>.</summary>
/// <param name="Body">Empty: none.</param>
public sealed record PeerAnswer(int Status, string Body)
{
    /// <summary>The body as JSON.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public JsonElement Json => JsonPath.Parse(Body);
}

/// <summary>What a machine of a <see cref="CloudHypervisorPeer"/> really has; all zero when it is off.</summary>
/// <param name="Vcpus">vCPUs, those among them that wait to be ejected.</param>
/// <param name="Pending">vCPUs that wait to be ejected.</param>
/// <param name="Ram">Bytes of memory, with what is plugged.</param>
/// <param name="Plugged">Bytes that the guest has plugged of virtio-mem.</param>
/// <param name="Boots">How often machines were booted or reset here.</param>
/// <param name="Growths">How often ACPI memory was added in this boot.</param>
public sealed record PeerTruth(int Vcpus, int Pending, long Ram, long Plugged, int Boots, int Growths);
