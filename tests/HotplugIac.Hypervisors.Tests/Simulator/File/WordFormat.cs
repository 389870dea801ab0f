using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator;

namespace HotplugIac.Hypervisors.Tests.Simulator.File;

/// <summary>A form of definition in a few words: <c>name:vcpus</c>.</summary>
internal sealed class WordFormat : IDefinitionFormat
{
    public bool Fits(string definition) => definition.Contains(':', StringComparison.Ordinal);

    public DefinitionReading Read(string definition, MachineFacts host)
    {
        var parts = definition.Split(':');
        var isNumber = int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var vcpus);
        return new DefinitionReading(parts[0], null, new Sizing(vcpus, 0, ByteSize.FromGiB(1), ByteSize.Zero, 0), host with { MachineType = "of words" },
            isNumber ? [] : [Problem.Error(Attributes.Definition, InputRules.MalformedDefinition, "Line 1, column 3: no number")]);
    }
}
