using System.Globalization;

namespace StartupProbe;

/// <summary>What one run of one program took.</summary>
/// <param name="Handshake">From the call that starts the process to its first line of output.</param>
/// <param name="Schema">From that same call to the answer of GetProviderSchema or GetSchema: what Terraform or Pulumi waits for. Of a command its end.</param>
/// <param name="Exit">From asking it to end to its end. Zero where it is killed.</param>
/// <param name="Resident">VmRSS at that point, in KiB; pages of the program's file count, shared or not.</param>
/// <param name="Peak">VmHWM at that point, in KiB.</param>
/// <param name="SchemaBytes">Length of the schema, to see that it is one.</param>
internal sealed record Measurement(TimeSpan Handshake, TimeSpan Schema, TimeSpan Exit, long Resident, long Peak, int SchemaBytes)
{
    public string Line(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}\t{Handshake.TotalMilliseconds:F2}\t{Schema.TotalMilliseconds:F2}\t{Exit.TotalMilliseconds:F2}\t{Resident / 1024.0:F2}\t{Peak / 1024.0:F2}\t{SchemaBytes}");
}
