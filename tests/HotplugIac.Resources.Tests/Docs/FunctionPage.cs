using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Tests.Docs;

/// <summary>The page of a function.</summary>
internal static class FunctionPage
{
    public static string Markdown(FunctionSchema function) => string.Join('\n',
        FrontMatter.Of($"{function.Name} function - hotplug", function.Summary),
        $"# function: {function.Name}\n",
        function.Description + "\n",
        ExampleText.Usage("functions", function.Name, "function.tf"),
        $"## Signature\n\n```text\n{Signature(function)}\n```\n",
        "## Arguments\n",
        string.Concat(function.Parameters.Select(Argument)),
        $"## Return Type\n\n({TypeWords.InText(function.Result.Kind)}) {function.Result.Description}\n{Attributes(function)}");

    private static string Signature(FunctionSchema function) =>
        $"{function.Name}({string.Join(", ", function.Parameters.Select(p => $"{p.Name} {TypeWords.InSignature(p.Kind)}"))}) {TypeWords.InSignature(function.Result.Kind)}";

    private static string Argument(AttributeSchema parameter, int index) =>
        $"{index + 1}. `{parameter.Name}` ({TypeWords.InText(parameter.Kind)}{(parameter.Usage == Usage.Optional ? ", Nullable" : string.Empty)}) {parameter.Description}\n";

    private static string Attributes(FunctionSchema function) => function.Result.Nested.Count == 0 ? string.Empty
        : "\n" + string.Concat(function.Result.Nested.Select(r => $"- `{r.Name}` ({TypeWords.InText(r.Kind)}) {r.Description}\n"));
}
