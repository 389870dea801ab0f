namespace TerraformPlugin;

/// <summary>A function for configurations, <c>provider::NAME::function(…)</c>. Needs Terraform 1.8 or later.</summary>
public interface ITfFunction
{
    string Summary { get; }

    /// <summary>Markdown.</summary>
    string Description { get; }

    IReadOnlyList<TfParameter> Parameters { get; }

    /// <summary>Takes all further arguments; null when there are none.</summary>
    TfParameter? VariadicParameter => null;

    TfType ReturnType { get; }

    /// <summary>Must be pure: the same arguments give the same result.</summary>
    TfFunctionResult Call(IReadOnlyList<TfValue> args);
}

public sealed record TfParameter(string Name, TfType Type)
{
    public bool AllowNull { get; init; }

    /// <summary>False: Terraform does not call the function while this argument is unknown and takes the result as unknown.</summary>
    public bool AllowUnknown { get; init; }

    public string Description { get; init; } = "";
}

/// <summary>Why a function has no result.</summary>
/// <param name="ArgumentIndex">The argument at fault, counted from 0; null when it is none in particular.</param>
/// <param name="Text">What is wrong and what would be right.</param>
public sealed record TfFunctionError(int? ArgumentIndex, string Text);

/// <summary>A value or an error; both convert implicitly.</summary>
public sealed record TfFunctionResult
{
    private TfFunctionResult(TfValue? value, TfFunctionError? error) => (Value, Error) = (value, error);

    public TfValue? Value { get; }

    public TfFunctionError? Error { get; }

    public static implicit operator TfFunctionResult(TfValue value) => FromValue(value);

    public static implicit operator TfFunctionResult(TfFunctionError error) => FromError(error);

    public static TfFunctionResult FromValue(TfValue value) => new(value, null);

    public static TfFunctionResult FromError(TfFunctionError error) => new(null, error);
}
