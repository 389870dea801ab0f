namespace TerraformPlugin;

/// <summary>The absence of a value.</summary>
public sealed record TfNull : TfValue
{
    private TfNull()
    {
    }

    public static TfNull Instance { get; } = new();

    public override bool IsWhollyKnown => true;

    public override string ToString() => "null";
}

/// <summary>A value that becomes known during apply.</summary>
public sealed record TfUnknown : TfValue
{
    private TfUnknown()
    {
    }

    public static TfUnknown Instance { get; } = new();

    public override bool IsWhollyKnown => false;

    public override string ToString() => "unknown";
}

public sealed record TfString(string Value) : TfValue
{
    public override bool IsWhollyKnown => true;

    public override string ToString() => $"\"{Value}\"";
}

public sealed record TfBool(bool Value) : TfValue
{
    public static TfBool True { get; } = new(true);

    public static TfBool False { get; } = new(false);

    public override bool IsWhollyKnown => true;

    public static TfBool Of(bool value) => value ? True : False;

    public override string ToString() => Value ? "true" : "false";
}
