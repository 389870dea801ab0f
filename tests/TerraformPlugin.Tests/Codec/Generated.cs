using FsCheck;
using FsCheck.Fluent;

namespace TerraformPlugin.Tests.Codec;

/// <summary>Random types with random values of them.</summary>
internal static class Generated
{
    public static Arbitrary<(TfType Type, TfValue Value)> Values { get; } =
        (from type in Types(4) from value in ValuesOf(type) select (type, value)).ToArbitrary();

    private static Gen<string> Names { get; } =
        Gen.Elements("a", "b", "name", "ünï", "size_mb", "", "0", "x.y", "\"quoted\"", new string('k', 40));

    // Halves of surrogate pairs are no text: UTF-8 has no form for them.
    private static Gen<string> Texts { get; } = ArbMap.Default.GeneratorFor<UnicodeString>()
        .Select(text => string.Concat(text.Item.Where(character => !char.IsSurrogate(character))) + "🙂");

    private static Gen<TfNumber> Numbers { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<long>().Select(number => new TfNumber(number)),
        ArbMap.Default.GeneratorFor<decimal>().Select(number => new TfNumber(number)),
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => TfNumber.FromDouble(number.Item)),
        Gen.Elements("0.1", "1e100", "-5e-70", "340282366920938463463374607431768211456").Select(TfNumber.Parse));

    private static Gen<TfType> Types(int depth)
    {
        var simple = Gen.Elements(TfType.Bool, TfType.String, TfType.Number, TfType.Dynamic);
        if (depth == 0)
        {
            return simple;
        }

        var inner = Types(depth - 1);
        return Gen.OneOf(
            simple,
            inner.Select(TfType.List),
            inner.Select(TfType.Set),
            inner.Select(TfType.Map),
            inner.ListOf(3).Select(elements => TfType.Tuple(elements.ToArray())),
            DictionaryOf(inner).Select(TfType.Object));
    }

    private static Gen<TfValue> ValuesOf(TfType type)
    {
        var known = type switch
        {
            TfPrimitiveType { Kind: TfPrimitiveKind.Bool } => Gen.Elements<TfValue>(TfBool.True, TfBool.False),
            TfPrimitiveType { Kind: TfPrimitiveKind.String } =>
                Texts.Select(text => (TfValue)text),
            TfPrimitiveType => Numbers.Select(number => (TfValue)number),
            TfListType list => ListOf(list.Element),
            TfSetType set => ListOf(set.Element),
            TfMapType map => DictionaryOf(ValuesOf(map.Element)).Select(items => (TfValue)new TfMap(items)),
            TfTupleType tuple => Gen.CollectToList(tuple.Elements, ValuesOf).Select(items => (TfValue)new TfList([.. items])),
            TfObjectType obj => Gen.CollectToList(obj.Attributes, attribute => ValuesOf(attribute.Value).Select(value => (attribute.Key, value)))
                .Select(items => (TfValue)new TfObject(items.ToDictionary())),
            _ => from inner in Types(1) from value in ValuesOf(inner) select Dynamic(inner, value),
        };
        return Gen.Frequency(
            (8, known), (1, Gen.Constant<TfValue>(TfNull.Instance)), (1, Gen.Constant<TfValue>(TfUnknown.Instance)));
    }

    // A value of dynamic type says its type; only null and unknown may have none, and dynamic never holds dynamic.
    private static TfValue Dynamic(TfType type, TfValue value) => type is TfDynamicType ? value : new TfDynamic(type, value);

    private static Gen<TfValue> ListOf(TfType element) =>
        from count in Gen.Choose(0, 20) from items in ValuesOf(element).ListOf(count) select (TfValue)new TfList([.. items]);

    private static Gen<IReadOnlyDictionary<string, T>> DictionaryOf<T>(Gen<T> values) =>
        from count in Gen.Choose(0, 4)
        from names in Names.ListOf(count)
        from items in values.ListOf(count)
        select (IReadOnlyDictionary<string, T>)names.Zip(items).DistinctBy(pair => pair.First)
            .ToDictionary(pair => pair.First, pair => pair.Second);
}
