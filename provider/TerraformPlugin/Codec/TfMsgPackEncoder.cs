using System.Globalization;

namespace TerraformPlugin;

internal sealed class TfMsgPackEncoder : IDisposable
{
    private readonly MsgPackWriter _writer = new();

    /// <summary>Where the value lies that is being written, for errors: a name, or the number of an item.</summary>
    private readonly List<(string? Name, int Item)> _path = [];

    public void Dispose() => _writer.Dispose();

    public byte[] Encode(TfValue value, TfType type)
    {
        Write(value, type);
        return _writer.ToArray();
    }

    private void Write(TfValue value, TfType type)
    {
        if (type is TfDynamicType)
        {
            WriteDynamic(value);
            return;
        }

        value = value is TfDynamic dynamic && dynamic.Type == type ? dynamic.Value : value;
        switch (value, type)
        {
            case (TfNull, _):
                _writer.WriteNil();
                break;
            case (TfUnknown, _):
                _writer.WriteUnknown();
                break;
            case (TfBool flag, TfPrimitiveType { Kind: TfPrimitiveKind.Bool }):
                _writer.WriteBool(flag.Value);
                break;
            case (TfString text, TfPrimitiveType { Kind: TfPrimitiveKind.String }):
                _writer.WriteString(text.Value);
                break;
            case (TfNumber number, TfPrimitiveType { Kind: TfPrimitiveKind.Number }):
                // As text, always: Terraform gives a number read from a MessagePack integer less precision than one read
                // from text, takes the two for different, and reports drift for ever.
                WriteNumber(number);
                break;
            case (TfList list, TfListType of):
                WriteItems(list, of.Element);
                break;
            case (TfList list, TfSetType of):
                WriteItems(list, of.Element);
                break;
            case (TfList list, TfTupleType tuple):
                WriteTuple(list, tuple);
                break;
            case (TfMap map, TfMapType of):
                WriteMap(map.Items, of.Element);
                break;
            case (TfObject obj, TfObjectType of):
                WriteObject(obj.Attributes, of);
                break;
            default:
                throw Mismatch(value, type);
        }
    }

    private void WriteNumber(TfNumber number)
    {
        if (number.TryGetInt64(out var whole))
        {
            _writer.WriteText(whole);
        }
        else
        {
            _writer.WriteString(number.ToString());
        }
    }

    private void WriteDynamic(TfValue value)
    {
        if (value is TfNull)
        {
            _writer.WriteNil();
            return;
        }

        if (value is TfUnknown)
        {
            _writer.WriteUnknown();
            return;
        }

        var typed = value as TfDynamic ?? new TfDynamic(TfTypeInference.Infer(value), value);
        _writer.WriteArrayHeader(2);
        _writer.WriteBinary(typed.Type.ToJsonBytes());
        Write(typed.Value, typed.Type);
    }

    private void WriteItems(TfList list, TfType element)
    {
        _writer.WriteArrayHeader(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            WriteAt((null, i), list.Items[i], element);
        }
    }

    private void WriteTuple(TfList list, TfTupleType tuple)
    {
        if (list.Items.Count != tuple.Elements.Count)
        {
            throw Mismatch(list, tuple);
        }

        _writer.WriteArrayHeader(list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            WriteAt((null, i), list.Items[i], tuple.Elements[i]);
        }
    }

    private void WriteMap(IReadOnlyDictionary<string, TfValue> items, TfType element)
    {
        _writer.WriteMapHeader(items.Count);
        foreach (var (key, value) in items.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            _writer.WriteString(key);
            WriteAt((key, 0), value, element);
        }
    }

    private void WriteObject(IReadOnlyDictionary<string, TfValue> attributes, TfObjectType type)
    {
        foreach (var name in attributes.Keys)
        {
            if (!type.Attributes.ContainsKey(name))
            {
                throw new TfCodecException($"{Where}The schema has no attribute \"{name}\".");
            }
        }

        _writer.WriteMapHeader(type.Attributes.Count);
        foreach (var attribute in type.OnWire)
        {
            _writer.WriteRaw(attribute.NameBytes);
            WriteAt((attribute.Name, 0), attributes.TryGetValue(attribute.Name, out var value) ? value : TfNull.Instance, attribute.Type);
        }
    }

    private void WriteAt((string? Name, int Item) step, TfValue value, TfType type)
    {
        if (_path.Count == CodecLimits.MaxDepth)
        {
            throw new TfCodecException($"The value nests deeper than {CodecLimits.MaxDepth} levels.");
        }

        _path.Add(step);
        Write(value, type);
        _path.RemoveAt(_path.Count - 1);
    }

    // The kind and not the value, which may be a secret.
    private TfCodecException Mismatch(TfValue value, TfType type) =>
        new($"{Where}Expected {type}, found a {value.GetType().Name}.");

    private string Where => _path.Count == 0 ? "" : $"At {string.Join('.', _path.Select(s => s.Name ?? s.Item.ToString(CultureInfo.InvariantCulture)))}: ";
}
