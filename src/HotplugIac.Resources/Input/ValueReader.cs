using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Input;

/// <summary>
/// Reads single values and collects what is wrong with them. Null and unknown read as not set, without a problem. A label
/// names the value inside its top-level attribute: <c>cpu_topology.cores</c>.
/// </summary>
internal sealed class ValueReader
{
    private readonly List<Problem> _problems = [];

    public EquatableList<Problem> Problems => _problems.ToEquatableList();

    public void Fail(string attribute, Rule rule, string detail) => _problems.Add(Problem.Error(attribute, rule, detail));

    public static string? Text(Value value) => value is TextValue text ? text.Text : null;

    /// <param name="most">The upper end of the range, for the message.</param>
    public int? WholeNumber(Value value, string attribute, string label, int least, string most, Rule rule)
    {
        if (value is not NumberValue number)
        {
            return null;
        }

        if (number.Number == decimal.Truncate(number.Number) && number.Number >= least && number.Number <= int.MaxValue)
        {
            return (int)number.Number;
        }

        Fail(attribute, rule, string.Create(CultureInfo.InvariantCulture, $"{label} = {number} is not possible: choose a whole number from {least} to {most}."));
        return null;
    }

    /// <summary>A number without an upper end of its own.</summary>
    public int? WholeNumber(Value value, string attribute, string label, int least)
    {
        var fits = value is not NumberValue { Number: var number } || (number == decimal.Truncate(number) && number >= least && number <= int.MaxValue);
        if (fits)
        {
            return value is NumberValue whole ? (int)whole.Number : null;
        }

        Fail(attribute, InputRules.NotInRange, string.Create(CultureInfo.InvariantCulture, $"{label} = {value} is not possible: choose a whole number, {least} or more."));
        return null;
    }

    public ByteSize? Size(Value value, string attribute, string label)
    {
        if (value is not TextValue text)
        {
            return null;
        }

        if (ByteSize.TryParse(text.Text, out var size, out var error))
        {
            return size;
        }

        Fail(attribute, InputRules.Size, $"{label} = {error}");
        return null;
    }

    public TimeSpan? Duration(Value value, string attribute, string label)
    {
        if (value is not TextValue text)
        {
            return null;
        }

        if (DurationText.TryParse(text.Text, out var duration, out var error))
        {
            return duration;
        }

        Fail(attribute, InputRules.Duration, $"{label} = {error}");
        return null;
    }

    public T? Choice<T>(Value value, string attribute, string label, Choice<T> choice, Rule? rule = null)
        where T : struct
    {
        if (value is not TextValue text)
        {
            return null;
        }

        var found = choice.Find(text.Text);
        if (found is null)
        {
            Fail(attribute, rule ?? InputRules.Choice, $"{label} = \"{text.Text}\" is not known: use {choice.Allowed}.");
        }

        return found;
    }

    /// <summary>Names what an object needs and does not have. Frontends let an explicit null pass.</summary>
    public bool Has(MapValue fields, string attribute, string label, params string[] required)
    {
        var missing = required.Where(name => fields[name].IsNull).ToList();
        if (missing.Count > 0)
        {
            Fail(attribute, InputRules.Missing, $"{label} lacks {string.Join(" and ", missing)}. {InputRules.Missing.Remedy}");
        }

        return missing.Count == 0;
    }
}
