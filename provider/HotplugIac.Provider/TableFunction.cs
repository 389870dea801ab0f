using HotplugIac.Resources.Functions;
using HotplugIac.Resources.Schema;
using TerraformPlugin;

namespace HotplugIac.Provider;

/// <summary>A function of the table as one of Terraform.</summary>
internal sealed class TableFunction(FunctionSchema function) : ITfFunction
{
    public string Summary => function.Summary;

    public string Description => function.Description;

    public IReadOnlyList<TfParameter> Parameters { get; } =
    [
        .. function.Parameters.Select(p => new TfParameter(p.Name, SchemaMapping.TypeOf(p)) { AllowNull = p.Usage == Usage.Optional, Description = p.Description }),
    ];

    public TfType ReturnType { get; } = SchemaMapping.TypeOf(function.Result);

    public TfFunctionResult Call(IReadOnlyList<TfValue> args) => function.Call([.. args.Select(ValueMapping.FromTerraform)]) switch
    {
        FunctionReply.Answer answer => ValueMapping.ToTerraform(answer.Result, function.Result),
        FunctionReply.Refusal refusal => new TfFunctionError(refusal.Argument, refusal.Text),
        _ => throw new InvalidOperationException("A function answers or refuses."),
    };
}
