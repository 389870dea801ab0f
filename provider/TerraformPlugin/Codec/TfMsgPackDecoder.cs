namespace TerraformPlugin;

internal static class TfMsgPackDecoder
{
    private const int FirstRoom = 256;

    private const sbyte Unknown = 0;

    // "Unknown, but at least…": Terraform 1.6 adds bounds to some unknown values. What is unknown stays unknown.
    private const sbyte RefinedUnknown = 12;

    public static TfValue Read(ref MsgPackReader reader, TfType type, int depth)
    {
        if (depth > CodecLimits.MaxDepth)
        {
            throw new TfCodecException($"The value nests deeper than {CodecLimits.MaxDepth} levels.");
        }

        if (reader.NextIsNil)
        {
            reader.ReadNil();
            return TfNull.Instance;
        }

        if (reader.NextIsExtension)
        {
            var extension = reader.ReadExtension();
            return extension is Unknown or RefinedUnknown
                ? TfUnknown.Instance
                : throw new TfCodecException($"Unknown extension type {extension}.");
        }

        return type switch
        {
            TfPrimitiveType { Kind: TfPrimitiveKind.Bool } => TfBool.Of(reader.ReadBool()),
            TfPrimitiveType { Kind: TfPrimitiveKind.String } => new TfString(reader.ReadString()),
            TfPrimitiveType => reader.ReadNumber(),
            TfListType list => ReadItems(ref reader, list.Element, depth),
            TfSetType set => ReadItems(ref reader, set.Element, depth),
            TfTupleType tuple => ReadTuple(ref reader, tuple, depth),
            TfMapType map => ReadMap(ref reader, map.Element, depth),
            TfObjectType obj => ReadObject(ref reader, obj, depth),
            _ => ReadDynamic(ref reader, depth),
        };
    }

    private static TfList ReadItems(ref MsgPackReader reader, TfType element, int depth)
    {
        // Each of many nested lists can announce as many items as there are bytes: room is made for what comes.
        var count = reader.ReadArrayHeader();
        var items = new List<TfValue>(Math.Min(count, FirstRoom));
        for (var i = 0; i < count; i++)
        {
            items.Add(Read(ref reader, element, depth + 1));
        }

        return new TfList(items);
    }

    private static TfList ReadTuple(ref MsgPackReader reader, TfTupleType tuple, int depth)
    {
        var count = reader.ReadArrayHeader();
        if (count != tuple.Elements.Count)
        {
            throw new TfCodecException($"Expected {tuple.Elements.Count} items, found {count}.");
        }

        var items = new TfValue[count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(ref reader, tuple.Elements[i], depth + 1);
        }

        return new TfList(items);
    }

    private static TfMap ReadMap(ref MsgPackReader reader, TfType element, int depth)
    {
        var count = reader.ReadMapHeader();
        var items = new Dictionary<string, TfValue>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            Add(items, reader.ReadString(), Read(ref reader, element, depth + 1));
        }

        return new TfMap(items);
    }

    private static TfObject ReadObject(ref MsgPackReader reader, TfObjectType type, int depth)
    {
        var count = reader.ReadMapHeader();
        if (count != type.Attributes.Count)
        {
            throw new TfCodecException($"Expected {type.Attributes.Count} attributes, found {count}.");
        }

        var attributes = new Dictionary<string, TfValue>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            // Terraform writes them in order, so that a name need not be made a text.
            if (reader.TrySkip(type.OnWire[i].NameBytes))
            {
                Add(attributes, type.OnWire[i].Name, Read(ref reader, type.OnWire[i].Type, depth + 1));
                continue;
            }

            var name = reader.ReadString();
            if (!type.Attributes.TryGetValue(name, out var attributeType))
            {
                throw new TfCodecException($"The schema has no attribute \"{TfCodecException.Shorten(name)}\".");
            }

            Add(attributes, name, Read(ref reader, attributeType, depth + 1));
        }

        return new TfObject(attributes);
    }

    private static TfDynamic ReadDynamic(ref MsgPackReader reader, int depth)
    {
        if (reader.ReadArrayHeader() != 2)
        {
            throw new TfCodecException("A dynamic value is a pair of type and value.");
        }

        var type = TfTypeJson.Parse(reader.ReadBytes());
        return new TfDynamic(type, Read(ref reader, type, depth + 1));
    }

    private static void Add(Dictionary<string, TfValue> items, string key, TfValue value)
    {
        if (!items.TryAdd(key, value))
        {
            throw new TfCodecException($"The key \"{TfCodecException.Shorten(key)}\" occurs twice.");
        }
    }
}
