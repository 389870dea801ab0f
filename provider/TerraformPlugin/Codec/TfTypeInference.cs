namespace TerraformPlugin;

/// <summary>The type of a value that is written where any type may stand.</summary>
internal static class TfTypeInference
{
    public static TfType Infer(TfValue value) => value switch
    {
        TfString => TfType.String,
        TfNumber => TfType.Number,
        TfBool => TfType.Bool,
        TfDynamic dynamic => dynamic.Type,
        TfList list => TfType.Tuple(list.Items.Select(Infer).ToList()),
        TfMap map => TfType.Map(ElementOf(map)),
        TfObject obj => TfType.Object(obj.Attributes.ToDictionary(item => item.Key, item => Infer(item.Value))),
        _ => TfType.Dynamic,
    };

    private static TfType ElementOf(TfMap map)
    {
        var types = map.Items.Values.Select(Infer).Distinct().ToList();
        return types.Count == 1 ? types[0] : TfType.Dynamic;
    }
}
