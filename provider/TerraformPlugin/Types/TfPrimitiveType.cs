namespace TerraformPlugin;

public enum TfPrimitiveKind
{
    Bool,
    Number,
    String,
}

public sealed record TfPrimitiveType(TfPrimitiveKind Kind) : TfType
{
    public override bool HasDynamic => false;

    public override string ToString() => Kind switch
    {
        TfPrimitiveKind.Bool => "bool",
        TfPrimitiveKind.Number => "number",
        _ => "string",
    };
}

public sealed record TfDynamicType : TfType
{
    public override bool HasDynamic => true;

    public override string ToString() => "dynamic";
}
