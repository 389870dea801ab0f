using System.Globalization;

namespace HotplugIac.CloudHypervisor.Api;

/// <summary>What a version of Cloud Hypervisor does otherwise than others (RULEBOOK B "Versions").</summary>
/// <param name="Major">Of <c>v46.0</c> 46. <see cref="Newest"/> where it cannot be read: a build from a branch.</param>
public readonly record struct VmmVersion(int Major)
{
    /// <summary>Stands for versions that come after all that the rule book knows.</summary>
    public const int Newest = int.MaxValue;

    /// <summary>Whether <c>memory_actual_size</c> counts what the guest has plugged of virtio-mem; before it is what was asked for.</summary>
    public bool CountsPlugged => Major >= 52;

    /// <summary>Whether errors are JSON arrays of messages, the outermost first; before they are plain text.</summary>
    public bool AnswersInJson => Major >= 47;

    /// <summary>The most vCPUs of a machine: a byte until v48.</summary>
    public int MostVcpus => Major >= 48 ? 0 : 254;

    public string Text => Major == Newest ? "cloud-hypervisor" : string.Create(CultureInfo.InvariantCulture, $"cloud-hypervisor v{Major}");

    /// <summary>Reads <c>v46.0</c>, <c>v46.0.0</c> or <c>46.0</c>.</summary>
    public static VmmVersion Parse(string? text)
    {
        var digits = (text ?? string.Empty).TrimStart('v').TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major > 0 ? new(major) : new(Newest);
    }
}
