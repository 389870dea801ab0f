using HotplugIac.SdkGenerator.Code;
using HotplugIac.SdkGenerator.Schema;

namespace HotplugIac.SdkGenerator.Files;

/// <summary>A function: asked with values it answers a task, asked with outputs an output.</summary>
internal static class FunctionFile
{
    public static string Text(FunctionSchema function, Context context)
    {
        var name = Names.OfFunction(function.Token);
        return context.File("", writer =>
        {
            WriteClass(writer, function, name, context.Types);
            if (function.Inputs is { } inputs)
            {
                writer.Line();
                new ArgumentsClass($"{name}Args", "InvokeArgs", $"What {name}.InvokeAsync is asked with.", inputs, View.Plain).Write(writer, context);
                if (inputs.Count > 0 && Answers(function))
                {
                    writer.Line();
                    new ArgumentsClass($"{name}InvokeArgs", "InvokeArgs", $"What {name}.Invoke is asked with.", inputs, View.Args).Write(writer, context);
                }
            }

            if (function.Results is { } results)
            {
                writer.Line();
                new AnswerClass($"{name}Result", $"What {name} answers.", results).Write(writer, context.Types);
            }
        });
    }

    private static void WriteClass(CodeWriter writer, FunctionSchema function, string name, TypeNames types)
    {
        using (writer.Summary(function.Description).Obsolete(function.Deprecated).Block($"public static class {name}"))
        {
            var answer = function switch
            {
                { Results: not null } => $"<{name}Result>",
                { Answer: { } type } => $"<{types.Value(type, View.Outputs)}>",
                _ => "",
            };
            // Engines answer objects; what is none stands in an object's only member.
            var invoke = function.Answer is null or SchemaType.Object ? "Invoke" : "InvokeSingle";
            var optional = function.Inputs?.Any(input => input.Required) != true;

            Write("Task", "InvokeAsync", $"{invoke}Async", function.Inputs is null ? null : $"{name}Args", optional, "InvokeOptions? options = null");
            if (!Answers(function))
            {
                return;
            }

            var lifted = function.Inputs is { Count: > 0 } ? $"{name}InvokeArgs" : null;
            writer.Line();
            Write("Output", "Invoke", invoke, lifted, optional, "InvokeOptions? options = null");
            writer.Line();
            // Nothing is optional here, or a call could mean both.
            Write("Output", "Invoke", invoke, lifted, optional: false, "InvokeOutputOptions options");

            void Write(string wrapper, string method, string call, string? args, bool optional, string options)
            {
                var parameter = args is null ? "" : optional ? $"{args}? args = null, " : $"{args} args, ";
                var argument = args is null ? "InvokeArgs.Empty" : $"args ?? new {args}()";
                writer.Summary(function.Description);
                writer.Line($"public static {wrapper}{answer} {method}({parameter}{options})");
                writer.Line($"    => global::Pulumi.Deployment.Instance.{call}{answer}(\"{function.Token}\", {argument}, options.WithDefaults());");
            }
        }
    }

    private static bool Answers(FunctionSchema function) => function.Results is not null || function.Answer is not null;
}
