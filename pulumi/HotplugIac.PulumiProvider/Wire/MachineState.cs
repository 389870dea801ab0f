using System.Text;
using Google.Protobuf.WellKnownTypes;
using HotplugIac.Core.Model;
using HotplugIac.PulumiProvider.Naming;
using HotplugIac.PulumiProvider.Schema;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using Neutral = HotplugIac.Resources.Values.Value;
using Wired = Google.Protobuf.WellKnownTypes.Value;

namespace HotplugIac.PulumiProvider.Wire;

/// <summary>Outputs of the resource ↔ the shared resource's state and private data.</summary>
/// <param name="State">Null when it cannot be read.</param>
/// <param name="Secrets">Names of what is a secret in it.</param>
internal sealed record MachineState(MapValue? State, byte[] Private, IReadOnlySet<string> Secrets, Problem? Problem)
{
    /// <summary>Told besides the sizes, and made from them: secret when a size is.</summary>
    private static readonly string[] Derived =
        [VirtualMachineSchema.PendingChanges, VirtualMachineSchema.LiveValues, Names.ImpactLive, Names.ImpactReboot];

    /// <summary>Outputs that the engine keeps.</summary>
    public static MachineState Read(string id, Struct? outputs)
    {
        var reader = new PropertyReader(MachineProperties.Outputs);
        var values = reader.Read(outputs);
        var facts = outputs is not null && outputs.Fields.TryGetValue(Names.Facts, out var wired) && Unwrapped.Of(wired).Inner is { KindCase: Wired.KindOneofCase.StringValue } text
            ? Encoding.UTF8.GetBytes(text.StringValue)
            : [];
        var (state, problem) = StateUpgrade.Apply(StateUpgrade.CurrentVersion, values.With(VirtualMachineSchema.Id, Neutral.Of(id)));
        if (reader.Misfits.FirstOrDefault(m => !m.IsUnknownName) is { } misfit)
        {
            (state, problem) = (null, new Problem(Severity.Error, string.Empty, string.Empty, "The stored state cannot be read",
                $"{misfit.Reason} Correct it with pulumi stack export and import, or: terraform state rm ADDRESS, terraform import ADDRESS NAME. Neither touches the machine."));
        }

        return new MachineState(state, facts, reader.Secrets, problem);
    }

    /// <param name="secrets">Names, as the table has them, of inputs that are secrets.</param>
    public static Struct Write(MapValue state, byte[] privateBytes, IReadOnlySet<string> secrets)
    {
        var flat = state;
        var impact = state[VirtualMachineSchema.Impact];
        foreach (var name in (string[])[VirtualMachineSchema.Verdict, VirtualMachineSchema.StopsMachine, VirtualMachineSchema.Live, VirtualMachineSchema.Reboot])
        {
            flat = flat.With(MachineProperties.FlatName(name), impact is MapValue fields ? fields[name] : impact);
        }

        // Of a secret definition nothing is told; a secret size would stand in every line about it.
        var hidden = secrets.Any(s => s != Attributes.Definition) ? secrets.Concat(Derived).ToHashSet(StringComparer.Ordinal) : secrets;
        var outputs = PropertyProjector.Project(flat, MachineProperties.Outputs, hidden);
        if (privateBytes.Length > 0)
        {
            var facts = Wired.ForString(Encoding.UTF8.GetString(privateBytes));
            outputs.Fields[Names.Facts] = hidden == secrets ? facts : Sentinels.AsSecret(facts);
        }

        return outputs;
    }
}
