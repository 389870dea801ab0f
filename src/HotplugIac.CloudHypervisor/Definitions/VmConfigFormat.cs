using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Json;
using HotplugIac.Hypervisors.Simulator;

namespace HotplugIac.CloudHypervisor.Definitions;

/// <summary>
/// A Cloud Hypervisor VmConfig in JSON, as <c>vm.create</c> takes it, read without Cloud Hypervisor (RULEBOOK B). Members that say
/// nothing about CPU and memory are skipped.
/// </summary>
public sealed class VmConfigFormat : IDefinitionFormat
{
    private static readonly Sizing Nothing = new(1, 0, ByteSize.Zero, ByteSize.Zero, 0);

    /// <inheritdoc/>
    public bool Fits(string definition) => definition.TrimStart().TrimStart('\uFEFF').StartsWith('{');

    /// <inheritdoc/>
    public DefinitionReading Read(string definition, MachineFacts host)
    {
        try
        {
            var config = JsonReading.Read(definition).Object();
            var memory = VmMemory.Read(config["memory"], VmNuma.Read(config["numa"]));
            var (vcpus, maxVcpus, topology) = VmCpus.Read(config["cpus"]);
            var sizing = new Sizing(vcpus, maxVcpus, memory.Base, memory.Maximum, memory.Slots)
            {
                Topology = topology,
                NumaCells = memory.Cells,
                Devices = memory.Devices,
            };
            return new DefinitionReading(string.Empty, Uuid(config["platform"]?.Object()["uuid"]), sizing, memory.Narrow(host), []);
        }
        catch (JsonTextException e)
        {
            return new DefinitionReading(string.Empty, null, Nothing, host,
                [Problem.Error(Attributes.Definition, InputRules.MalformedDefinition, e.Text)]);
        }
    }

    private static string? Uuid(JsonItem? item) =>
        item is null ? null : Guid.TryParse(item.Text(), out var id) ? id.ToString("D") : throw item.Wrong("a UUID");
}
