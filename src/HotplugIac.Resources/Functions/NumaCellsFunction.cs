using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Functions;

/// <summary>
/// <c>numa_cells</c>: cells that take turns with the vCPU ids. vCPUs are plugged in the order of their ids, so each number of
/// them is spread evenly; in blocks of ids the first cell would fill up before the second gets any.
/// </summary>
internal static class NumaCellsFunction
{
    private const string Vcpus = "vcpus";
    private const string Memory = "memory";
    private const string Count = "count";
    private const int MostVcpus = CpuSet.LargestId + 1;

    /// <summary>The guest's usual memory block: in whole ones a cell can be moved to and from devices (RULEBOOK C2).</summary>
    private static readonly ByteSize Block = new MachineFacts().GuestBlock;

    /// <summary>No cell can have a part of it (RULEBOOK A2, "rounding").</summary>
    private static readonly ByteSize Least = new MachineFacts().BaseAlignment;

    public static FunctionSchema Schema { get; } = new("numa_cells", "NUMA cells that stay balanced while the machine grows",
        "Gives a list for the `numa_cells` attribute of `hotplug_virtual_machine`. The cells take turns with the vCPU ids: cell 0 of 2 gets 0, 2, 4 and so on. vCPUs are plugged in the order of "
        + "their ids, so each number of them is spread evenly over the cells. Base memory is split evenly in whole guest memory blocks of 128 MiB, or in steps of 1 MiB where there are fewer blocks than cells; "
        + "what does not divide goes to the first cells. Distances are left to the guest.\n\n"
        + "`vcpus` is `max_vcpus` of the machine, not the number that it starts with: cells hold each id below `max_vcpus`. `memory` is its base memory: what comes later as devices is not part of it.\n\n"
        + "An error when `count` is not from 1 to `vcpus`, when `vcpus` is not from 1 to 4096, or when `memory` gives not each cell 1 MiB or more, in whole MiB."
        + FunctionTable.NeedsTerraform,
        [
            new(Vcpus, ValueKind.WholeNumber, Usage.Required, "`max_vcpus` of the machine, from 1 to 4096."),
            new(Memory, ValueKind.Size, Usage.Required, "Base memory of the machine, for example `\"8GiB\"`."),
            new(Count, ValueKind.WholeNumber, Usage.Required, "How many cells, from 1 to `vcpus`."),
        ],
        VirtualMachineSchema.Rows.First(r => r.Name == Attributes.NumaCells))
    {
        Call = static arguments => Call((NumberValue)arguments[0], (TextValue)arguments[1], (NumberValue)arguments[2]),
    };

    private static FunctionReply Call(NumberValue vcpus, TextValue memory, NumberValue count)
    {
        if (!IsWhole(vcpus, MostVcpus))
        {
            return FunctionReply.Fail(0, Invariant($"{Vcpus} = {vcpus} is not possible: give the machine's max_vcpus, a whole number from 1 to {MostVcpus}."));
        }

        if (!ByteSize.TryParse(memory.Text, out var size, out var error))
        {
            return FunctionReply.Fail(1, $"{Memory} = {error}");
        }

        if (!IsWhole(count, vcpus.Number))
        {
            return FunctionReply.Fail(2, Invariant($"{Count} = {count} is not possible: give a whole number from 1 to {Vcpus}, which is {vcpus}; each cell needs a vCPU."));
        }

        var cells = (int)count.Number;
        if (!size.IsMultipleOf(Least) || size > MachineFacts.MemoryLimit)
        {
            return FunctionReply.Fail(1, $"{Memory} = \"{memory.Text}\" is not possible: give whole steps of {Least}, at most {MachineFacts.MemoryLimit}.");
        }

        return size < Least * cells
            ? FunctionReply.Fail(1, Invariant($"{Memory} = \"{memory.Text}\" is too little for {Counted.Of(cells, "cell")}: give {Least * cells} or more, so that each has {Least}."))
            : FunctionReply.Of(Value.Of(Cells((int)vcpus.Number, size, cells).Select(SizingObjects.Cell)));
    }

    private static IEnumerable<NumaCell> Cells(int vcpus, ByteSize memory, int count)
    {
        var unit = memory >= Block * count ? Block : Least;
        var (each, more) = Math.DivRem(memory.Bytes / unit.Bytes, count);
        var rest = memory - memory.RoundDown(unit);
        for (var i = 0; i < count; i++)
        {
            // The rest is less than a block: the first cell that has no block more takes it, and stays below those that have.
            var size = unit * (each + (i < more ? 1 : 0));
            yield return new NumaCell(CpuSet.Of(Enumerable.Range(0, vcpus).Where(id => id % count == i)), i == more ? size + rest : size);
        }
    }

    private static bool IsWhole(NumberValue value, decimal most) =>
        value.Number >= 1 && value.Number <= most && value.Number == decimal.Truncate(value.Number);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
