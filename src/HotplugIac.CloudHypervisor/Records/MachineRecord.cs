using System.Text.Json.Serialization;

namespace HotplugIac.CloudHypervisor.Records;

/// <summary>
/// What a VMM forgets or does not tell about its machine and an apply has to know (RULEBOOK D14): how much ACPI memory it booted with
/// and has now, how often it has grown, what is to be written when it is off, and our mark. Kept beside the API socket, in
/// <c>NAME.hotplug.json</c>: as long as the host runs, for everybody who works on the machine.
/// </summary>
/// <param name="Instance">The VMM process that it speaks of; of another one nothing of it holds.</param>
internal sealed record MachineRecord(string Instance)
{
    /// <summary>The boot of which <see cref="BootMemory"/>, <see cref="Memory"/> and <see cref="Growths"/> speak.</summary>
    public string? Boot { get; init; }

    /// <summary>ACPI memory that the machine booted with, in bytes.</summary>
    public long BootMemory { get; init; }

    /// <summary>ACPI memory that it has, in bytes.</summary>
    public long Memory { get; init; }

    /// <summary>How often it has grown since.</summary>
    public int Growths { get; init; }

    /// <summary>vCPUs to write when the machine is off.</summary>
    public int? NextVcpus { get; init; }

    /// <summary>Memory to write when the machine is off, in bytes.</summary>
    public long? NextMemory { get; init; }

    /// <summary>Stopped by an apply that will start it again (PRODUCT.md, promise 5).</summary>
    public bool Stopped { get; init; }

    [JsonIgnore]
    public bool IsEmpty => this with { Instance = string.Empty } == new MachineRecord(string.Empty);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(MachineRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
