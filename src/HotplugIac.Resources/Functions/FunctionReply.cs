using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Functions;

/// <summary>What a function answers: a result, or why it has none.</summary>
public abstract record FunctionReply
{
    private FunctionReply()
    {
    }

    public static FunctionReply Of(Value result) => new Answer(result);

    /// <param name="argument">The argument at fault, from 0.</param>
    /// <param name="text">The argument by name, its value, what is allowed.</param>
    public static FunctionReply Fail(int argument, string text) => new Refusal(argument, text);

    public sealed record Answer(Value Result) : FunctionReply;

    public sealed record Refusal(int Argument, string Text) : FunctionReply;
}
