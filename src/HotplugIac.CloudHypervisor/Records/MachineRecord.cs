using System.Text.Json.Serialization;
using HotplugIac.Core.Model;

namespace HotplugIac.CloudHypervisor.Records;

/// <summary>
/// What a VMM forgets or does not tell about its machine and an apply has to know (RULEBOOK D14): what ACPI memory was base memory and
/// its maximum before the first growth, what the running machine has, how often it has grown, what is to be written when it is off,
/// and our mark. Kept beside the API socket, in
/// <c>NAME.hotplug.json</c>: as long as the host runs, for everybody who works on the machine.
/// </summary>
/// <param name="Instance">The VMM process that it speaks of; of another one nothing of it holds.</param>
internal sealed record MachineRecord(string Instance)
{
    /// <summary>Base memory in bytes; zero while the machine has never grown. A growth overwrites it in the VMM's configuration.</summary>
    public long Base { get; init; }

    /// <summary>The maximum in bytes, which creeps up in the VMM with each reset after a growth; zero while it has never grown.</summary>
    public long Maximum { get; init; }

    /// <summary>The boot of which <see cref="Memory"/> and <see cref="Growths"/> speak.</summary>
    public string? Boot { get; init; }

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

    /// <summary>Whether its numbers are such as a machine can have: a file can be edited.</summary>
    [JsonIgnore]
    public bool IsSound => IsSize(Base) && IsSize(Maximum) && IsSize(Memory) && IsSize(NextMemory ?? 0) && Growths >= 0 && NextVcpus is null or >= 1;

    [JsonIgnore]
    public bool IsEmpty => this with { Instance = string.Empty } == new MachineRecord(string.Empty);

    private static bool IsSize(long bytes) => bytes >= 0 && bytes <= MachineFacts.MemoryLimit.Bytes;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(MachineRecord))]
internal sealed partial class RecordJson : JsonSerializerContext;
