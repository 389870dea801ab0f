using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Input;

/// <summary>How long each operation on a machine may take.</summary>
internal sealed record OperationTimeouts(TimeSpan Create, TimeSpan Read, TimeSpan Update, TimeSpan Delete)
{
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(20);

    /// <param name="values">A configuration or a state.</param>
    public static OperationTimeouts Of(MapValue values) => Of(values, new ValueReader());

    public static OperationTimeouts Of(MapValue values, ValueReader reader)
    {
        var timeouts = values[VirtualMachineSchema.Timeouts] as MapValue ?? MapValue.Empty;
        TimeSpan Bound(string name) => reader.Duration(timeouts[name], VirtualMachineSchema.Timeouts, $"{VirtualMachineSchema.Timeouts}.{name}") ?? Default;
        return new(Bound(PolicyRows.Create), Bound(PolicyRows.Read), Bound(PolicyRows.Update), Bound(PolicyRows.Delete));
    }
}
