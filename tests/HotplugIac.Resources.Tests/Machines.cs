using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>Values that tests need.</summary>
internal static class Machines
{
    public static MapValue Config(params (string Name, Value Value)[] attributes) => Map([("name", Value.Of("vm")), .. attributes]);

    public static MapValue Map(params (string Name, Value Value)[] fields) =>
        new(fields.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.Last().Value));

    public static string Text(this Value value) => value is TextValue text ? text.Text : throw new InvalidOperationException($"no text: {value}");

    public static int Number(this Value value) => value is NumberValue number ? (int)number.Number : throw new InvalidOperationException($"no number: {value}");

    public static bool Flag(this Value value) => value is FlagValue flag ? flag.Flag : throw new InvalidOperationException($"no flag: {value}");

    public static Value At(this Value value, params string[] path) => path.Aggregate(value, (v, name) => ((MapValue)v)[name]);
}
