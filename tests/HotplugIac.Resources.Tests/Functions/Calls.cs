using HotplugIac.Resources.Functions;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Functions;

/// <summary>Calls of the functions as the table has them.</summary>
internal static class Calls
{
    public static FunctionReply Call(string name, params Value[] arguments) => FunctionTable.All.Single(f => f.Name == name).Call(arguments);

    public static Value Result(string name, params Value[] arguments) => Call(name, arguments).ShouldBeOfType<FunctionReply.Answer>().Result;

    public static (int Argument, string Text) Refused(string name, params Value[] arguments)
    {
        var refusal = Call(name, arguments).ShouldBeOfType<FunctionReply.Refusal>();
        return (refusal.Argument, refusal.Text);
    }

    public static Value Number(decimal number) => new NumberValue(number);

    public static Value Text(string text) => Value.Of(text);

    public static MapValue Map(params (string Name, Value Value)[] fields) => new(fields.ToDictionary(f => f.Name, f => f.Value));
}
