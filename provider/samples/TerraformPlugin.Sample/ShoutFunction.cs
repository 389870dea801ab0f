namespace TerraformPlugin.Sample;

internal sealed class ShoutFunction : ITfFunction
{
    public string Summary => "Shouts";

    public string Description => "Returns the text in capitals with an exclamation mark.";

    public IReadOnlyList<TfParameter> Parameters { get; } =
        [new TfParameter("text", TfType.String) { Description = "What to shout." }];

    public TfType ReturnType => TfType.String;

    public TfFunctionResult Call(IReadOnlyList<TfValue> args)
    {
        var text = ((TfString)args[0]).Value;
        return text.Length == 0
            ? new TfFunctionError(0, "There is nothing to shout.")
            : new TfString(text.ToUpperInvariant() + "!");
    }
}
