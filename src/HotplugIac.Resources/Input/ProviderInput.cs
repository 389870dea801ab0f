using System.Globalization;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Input;

/// <summary>A value of the provider configuration, or what stands in for it.</summary>
/// <param name="Label">What the user wrote it as: the attribute, or the environment variable.</param>
internal sealed record ProviderInput(Value Value, string Label)
{
    /// <summary>The environment's where the configuration says nothing. An empty variable says nothing either.</summary>
    public static ProviderInput Of(Value value, string label, string variable, Func<string, string?> environment) =>
        value.IsNull && environment(variable) is { Length: > 0 } text ? new ProviderInput(Value.Of(text), variable) : new ProviderInput(value, label);

    /// <summary>A text. Empty is none.</summary>
    public string? Text => ValueReader.Text(Value) is { Length: > 0 } text ? text : null;

    /// <summary>Environment variables are text: here one that is a number. Any other text stays text.</summary>
    public ProviderInput AsNumber() => Value is TextValue text && decimal.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? this with { Value = new NumberValue(number) }
        : this;

    /// <summary>Here one that is a list, separated by commas.</summary>
    public ProviderInput AsList() => Value is TextValue text
        ? this with { Value = Value.Of(text.Text.Split(',', StringSplitOptions.TrimEntries).Select(Value.Of)) }
        : this;
}
