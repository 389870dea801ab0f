using HotplugIac.Core.Model;
using HotplugIac.Core.Planning;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Forecasting;

/// <summary>The sizes of a machine as its attributes show them, for pictures and texts.</summary>
/// <param name="Running">Null when it is off.</param>
/// <param name="Configured">What its next boot brings.</param>
public sealed record ShownSizes(Sizing? Running, Sizing Configured)
{
    /// <summary>Without these nobody can draw a machine.</summary>
    private static readonly string[] Needed = [Attributes.Vcpus, Attributes.MaxVcpus, Attributes.Memory, Attributes.BaseMemory];

    /// <summary>All that is looked at.</summary>
    private static readonly string[] Telling =
    [
        .. SizingAttribute.All.Select(a => a.Name), Attributes.MemoryMethod, VirtualMachineSchema.PowerState,
        VirtualMachineSchema.LiveValues, VirtualMachineSchema.PendingReboot, VirtualMachineSchema.PendingChanges,
    ];

    /// <param name="machine">Attributes of the resource. Others are ignored, and what is not known counts as not shown.</param>
    /// <returns>Null when they do not tell both sides, or tell of a machine that cannot be.</returns>
    public static ShownSizes? Of(MapValue machine)
    {
        var shown = new MapValue(Part(machine).Fields.Where(f => !f.Value.HasUnknown).ToDictionary(StringComparer.Ordinal));
        if (Needed.Any(n => shown[n].IsNull) || machine[VirtualMachineSchema.PendingChanges].HasUnknown || ShownMachine.Powers(shown) is not [var power])
        {
            return null;
        }

        var read = Wish.Read(shown);
        if (read.Problems.Count > 0 || ShownLimits.Problem(read.Spec) is not null)
        {
            return null;
        }

        var seen = ShownMachine.Of(shown, power);
        return seen.Missing is not null || HasUnreadLines(shown) || ShownLimits.Problem(seen) is not null ? null
            : new ShownSizes(With(seen.Running, seen.HiddenRunning, read.Spec.MemoryMethod), With(seen.Configured, seen.HiddenConfigured, read.Spec.MemoryMethod)!);
    }

    /// <summary>The attributes on which the answer depends: machines that have them in common have the answer in common.</summary>
    public static MapValue Part(MapValue machine) =>
        new(Telling.Where(machine.Fields.ContainsKey).ToDictionary(n => n, n => machine[n], StringComparer.Ordinal));

    /// <summary>A value of a sized attribute in the words of impact and pending changes; <c>none</c> for one that is not there.</summary>
    public static string Text(string attribute, Value value) => value switch
    {
        UnknownValue => "not known yet",
        NullValue or MapValue { Fields.Count: 0 } or ListValue { Items.Count: 0 } => "none",
        _ when SizingAttribute.All.Any(a => a.Name == attribute) => SizingValues.Canonical(attribute, value, new MachineFacts()) ?? "none",
        TextValue text => text.Text,
        _ => value.ToString()!,
    };

    /// <summary>Lines in another form than this product writes tell nothing of the other side.</summary>
    private static bool HasUnreadLines(MapValue shown) =>
        shown[VirtualMachineSchema.PendingChanges] is MapValue lines && lines.Fields.Values.Any(l => l is not TextValue text || !PendingChanges.IsLine(text.Text));

    /// <summary>Devices that no attribute shows are memory all the same: they stand as one device of the machine's method.</summary>
    private static Sizing? With(Sizing? side, ByteSize hidden, MemoryModel? method)
    {
        if (side is null || hidden.IsZero)
        {
            return side;
        }

        // Without a hint of the cells that it lies on, only a machine with one cell tells it.
        var device = new MemoryDevice(method ?? MemoryModel.Dimm, string.Empty, hidden, side.NumaCells.Count == 1 ? 0 : null);
        return side with
        {
            Devices = [.. side.Devices, device.Model == MemoryModel.VirtioMem ? device with { Requested = hidden, Current = hidden, Block = new MachineFacts().VirtioMemBlock } : device],
        };
    }
}
