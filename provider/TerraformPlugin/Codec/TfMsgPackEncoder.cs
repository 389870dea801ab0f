using System.Globalization;

namespace TerraformPlugin;

internal sealed class TfMsgPackEncoder
{
    private readonly MsgPackWriter _writer = new();
    private readonly List<string> _path = [];

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
                _writer.WriteString(number.ToString());
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
            WriteAt(i.ToString(CultureInfo.InvariantCulture), list.Items[i], element);
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
            WriteAt(i.ToString(CultureInfo.InvariantCulture), list.Items[i], tuple.Elements[i]);
        }
    }

    private void WriteMap(IReadOnlyDictionary<string, TfValue> items, TfType element)
    {
        _writer.WriteMapHeader(items.Count);
        foreach (var (key, value) in items.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            _writer.WriteString(key);
            WriteAt(key, value, element);
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
        foreach (var (name, attributeType) in type.Attributes)
        {
            _writer.WriteString(name);
            WriteAt(name, attributes.TryGetValue(name, out var value) ? value : TfNull.Instance, attributeType);
        }
    }

    private void WriteAt(string step, TfValue value, TfType type)
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

    private string Where => _path.Count == 0 ? "" : $"At {string.Join('.', _path)}: ";
}
