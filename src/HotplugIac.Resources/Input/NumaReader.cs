using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Input;

/// <summary><c>numa_cells</c> and <c>numa_tune</c>.</summary>
internal static class NumaReader
{
    public static EquatableList<NumaCell>? Cells(Value value, ValueReader reader)
    {
        if (value is not ListValue { HasUnknown: false } list)
        {
            return null;
        }

        var cells = list.Items.Select((item, i) => Cell(item as MapValue ?? MapValue.Empty, $"{Attributes.NumaCells}[{i}]", reader)).ToList();
        return cells.Contains(null) ? null : cells.OfType<NumaCell>().ToEquatableList();
    }

    public static NumaTune? Tune(Value value, ValueReader reader)
    {
        if (value is not MapValue { HasUnknown: false } fields
            || !reader.Has(fields, Attributes.NumaTune, Attributes.NumaTune, NumaRows.Mode, NumaRows.Nodeset))
        {
            return null;
        }

        var mode = Mode(fields, Attributes.NumaTune, reader);
        var nodeset = Nodeset(fields, Attributes.NumaTune, reader);
        var items = fields[NumaRows.Cells] is ListValue list ? list.Items : [];
        var cells = items.Select((item, i) => TuneCell(item as MapValue ?? MapValue.Empty, $"{Attributes.NumaTune}.{NumaRows.Cells}[{i}]", reader)).ToList();
        return mode is null || nodeset is null || cells.Contains(null) ? null
            : new NumaTune(mode.Value, nodeset) { Cells = cells.OfType<NumaTuneCell>().OrderBy(c => c.Cell).ToEquatableList() };
    }

    private static NumaCell? Cell(MapValue fields, string label, ValueReader reader)
    {
        var cpus = Set(fields[NumaRows.Cpus], Attributes.NumaCells, $"{label}.{NumaRows.Cpus}", InputRules.NumaCpus, reader);
        if (!reader.Has(fields, Attributes.NumaCells, label, Attributes.Memory))
        {
            return null;
        }

        var memory = reader.Size(fields[Attributes.Memory], Attributes.NumaCells, $"{label}.{Attributes.Memory}");
        var items = fields[NumaRows.Distances] is ListValue list ? list.Items : [];
        var distances = items.Select((item, i) => Distance(item, $"{label}.{NumaRows.Distances}[{i}]", reader)).ToList();
        return cpus is null || memory is null || distances.Contains(null) ? null
            : new NumaCell(cpus, memory.Value) { Distances = distances.Select(d => d!.Value).ToEquatableList() };
    }

    private static int? Distance(Value item, string label, ValueReader reader)
    {
        if (item.IsNull)
        {
            reader.Fail(Attributes.NumaCells, InputRules.Missing, $"{label} is null. {InputRules.Missing.Remedy}");
            return null;
        }

        return reader.WholeNumber(item, Attributes.NumaCells, label, 0);
    }

    private static NumaTuneCell? TuneCell(MapValue fields, string label, ValueReader reader)
    {
        if (!reader.Has(fields, Attributes.NumaTune, label, NumaRows.Cell, NumaRows.Mode, NumaRows.Nodeset))
        {
            return null;
        }

        var cell = reader.WholeNumber(fields[NumaRows.Cell], Attributes.NumaTune, $"{label}.{NumaRows.Cell}", 0);
        var mode = Mode(fields, label, reader);
        var nodeset = Nodeset(fields, label, reader);
        return cell is null || mode is null || nodeset is null ? null : new NumaTuneCell(cell.Value, mode.Value, nodeset);
    }

    private static NumaTuneMode? Mode(MapValue fields, string label, ValueReader reader) =>
        reader.Choice(fields[NumaRows.Mode], Attributes.NumaTune, $"{label}.{NumaRows.Mode}", Choices.NumaTuneModes);

    private static CpuSet? Nodeset(MapValue fields, string label, ValueReader reader) =>
        Set(fields[NumaRows.Nodeset], Attributes.NumaTune, $"{label}.{NumaRows.Nodeset}", InputRules.HostNodes, reader);

    private static CpuSet? Set(Value value, string attribute, string label, Rule rule, ValueReader reader)
    {
        var text = ValueReader.Text(value);
        if (CpuSet.TryParse(text, out var set, out var error))
        {
            return set;
        }

        reader.Fail(attribute, rule, rule == InputRules.HostNodes ? $"{label} = \"{text}\" is not a set of host nodes. {rule.Remedy}" : $"{label} = {error}");
        return null;
    }
}
