namespace TerraformPlugin;

public sealed record TfListType(TfType Element) : TfType
{
    public override bool HasDynamic => Element.HasDynamic;

    public override string ToString() => $"list({Element})";
}

public sealed record TfSetType(TfType Element) : TfType
{
    public override bool HasDynamic => Element.HasDynamic;

    public override string ToString() => $"set({Element})";
}

public sealed record TfMapType(TfType Element) : TfType
{
    public override bool HasDynamic => Element.HasDynamic;

    public override string ToString() => $"map({Element})";
}
