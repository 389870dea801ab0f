using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin;

/// <summary>The calls about functions.</summary>
internal sealed class FunctionService(ProviderCatalog catalog, ProviderCalls calls)
{
    public IEnumerable<GrpcMethod> Methods() =>
    [
        calls.Method<GetFunctionsRequest, GetFunctionsResponse>("GetFunctions", GetFunctions),
        ProviderCalls.Plain("/tfplugin6.Provider/CallFunction", CallFunctionRequest.Parser, Call),
    ];

    private Task GetFunctions(GetFunctionsRequest request, GetFunctionsResponse response, CancellationToken ct)
    {
        foreach (var (name, function) in catalog.Provider.Functions)
        {
            response.Functions[name] = WireSchemas.ToWire(function);
        }

        return Task.CompletedTask;
    }

    private CallFunctionResponse Call(CallFunctionRequest request)
    {
        if (!catalog.Provider.Functions.TryGetValue(request.Name, out var function))
        {
            return Failed(new TfFunctionError(null, $"This provider has no function {request.Name}."));
        }

        try
        {
            var result = function.Call(Arguments(request, function));
            return result.Error is { } error
                ? Failed(error)
                : new CallFunctionResponse { Result = WireValues.Encode(result.Value ?? TfNull.Instance, function.ReturnType) };
        }
#pragma warning disable CA1031 // A function that throws is a bug of the provider; the user gets a sentence.
        catch (Exception error)
        {
            TfLog.Write(TfLogLevel.Error, $"function {request.Name} failed", ("error", error.ToString()));
            return Failed(new TfFunctionError(null, $"The provider failed unexpectedly: {error.GetType().Name}: {error.Message}"));
        }
#pragma warning restore CA1031
    }

    private static List<TfValue> Arguments(CallFunctionRequest request, ITfFunction function)
    {
        var values = new List<TfValue>(request.Arguments.Count);
        for (var i = 0; i < request.Arguments.Count; i++)
        {
            var parameter = i < function.Parameters.Count ? function.Parameters[i] : function.VariadicParameter;
            values.Add(WireValues.Decode(
                request.Arguments[i], parameter?.Type ?? throw new TfCodecException($"{request.Name} takes fewer arguments.")));
        }

        return values.Count >= function.Parameters.Count
            ? values
            : throw new TfCodecException($"{request.Name} takes {function.Parameters.Count} arguments.");
    }

    private static CallFunctionResponse Failed(TfFunctionError error)
    {
        var wire = new FunctionError { Text = error.Text };
        if (error.ArgumentIndex is { } index)
        {
            wire.FunctionArgument = index;
        }

        return new CallFunctionResponse { Error = wire };
    }
}
