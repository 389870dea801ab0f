using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Reading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HotplugIac.Yaml.Writing;

/// <summary>Machines → canonical YAML.</summary>
internal static class MachineFileWriter
{
    public static string Text(IEnumerable<(string Key, MapValue Values)> machines, string? schema)
    {
        using var text = new StringWriter { NewLine = "\n" };
        if (schema is not null)
        {
            text.Write($"# yaml-language-server: $schema={schema}\n");
        }

        var all = machines.ToList();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var emitter = new Emitter(text, EmitterSettings.Default.WithBestWidth(int.MaxValue).WithIndentedSequences().WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Begin(emitter, MappingStyle.Block);
        emitter.Emit(ScalarText.Of(DocumentReader.MachinesKey));
        Begin(emitter, all.Count == 0 ? MappingStyle.Flow : MappingStyle.Block);
        foreach (var (key, values) in all)
        {
            if (!keys.Add(key))
            {
                throw new ArgumentException($"Two machines have the key \"{key}\".", nameof(machines));
            }

            emitter.Emit(ScalarText.Of(key));
            Fields(emitter, values, VirtualMachineSchema.Rows, key);
        }

        emitter.Emit(new MappingEnd());
        emitter.Emit(new MappingEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <param name="key">Of a machine: a name that is equal needs not be written.</param>
    private static void Fields(Emitter emitter, MapValue values, IReadOnlyList<AttributeSchema> rows, string? key = null)
    {
        var written = Rows.Set(values, rows).Where(r => key is null || r.Name != Attributes.Name || values[r.Name] is not TextValue { Text: var name } || name != key).ToList();
        Begin(emitter, written.Count == 0 ? MappingStyle.Flow : MappingStyle.Block);
        foreach (var row in written)
        {
            emitter.Emit(ScalarText.Of(row.Name));
            Write(emitter, values[row.Name], row);
        }

        emitter.Emit(new MappingEnd());
    }

    private static void Write(Emitter emitter, Value value, AttributeSchema row)
    {
        switch (row.Kind, value)
        {
            case (ValueKind.Text or ValueKind.Size or ValueKind.Duration, TextValue text):
                emitter.Emit(ScalarText.Of(text.Text));
                break;
            case (ValueKind.WholeNumber, NumberValue) or (ValueKind.Flag, FlagValue):
                emitter.Emit(ScalarText.Plain(value is FlagValue { Flag: var flag } ? flag ? "true" : "false" : value.ToString()!));
                break;
            case (ValueKind.Object, MapValue map):
                Fields(emitter, map, row.Nested);
                break;
            case (ValueKind.TextMap or ValueKind.ObjectMap, MapValue map):
                Entries(emitter, map, Rows.Item(row));
                break;
            case (ValueKind.TextList or ValueKind.NumberList or ValueKind.ObjectList, ListValue list):
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, row.Kind == ValueKind.ObjectList && list.Items.Count > 0 ? SequenceStyle.Block : SequenceStyle.Flow));
                foreach (var item in list.Items)
                {
                    Write(emitter, item, Rows.Item(row));
                }

                emitter.Emit(new SequenceEnd());
                break;
            default:
                throw Rows.Misfit(value, row);
        }
    }

    private static void Entries(Emitter emitter, MapValue map, AttributeSchema item)
    {
        var entries = map.Fields.Where(f => !f.Value.IsNull).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        Begin(emitter, entries.Count == 0 ? MappingStyle.Flow : MappingStyle.Block);
        foreach (var (key, value) in entries)
        {
            emitter.Emit(ScalarText.Of(key));
            Write(emitter, value, item);
        }

        emitter.Emit(new MappingEnd());
    }

    private static void Begin(Emitter emitter, MappingStyle style) => emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, style));
}
