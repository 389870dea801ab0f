using Google.Protobuf;
using HotplugIac.Grpc;
using TerraformPlugin.Protocol;

namespace TerraformPlugin;

/// <summary>How every call to the provider is made: cancellable by StopProvider, and with a diagnostic where it throws.</summary>
internal sealed class ProviderCalls(StopSource stop)
{
    /// <summary>A method whose failures become error diagnostics in its answer.</summary>
    /// <param name="name">The method's name without the service.</param>
    /// <param name="handle">Fills the answer. What it filled in before it throws is sent too.</param>
    public GrpcMethod Method<TRequest, TResponse>(string name, Func<TRequest, TResponse, CancellationToken, Task> handle)
        where TRequest : IMessage<TRequest>, new()
        where TResponse : IMessage<TResponse>, IHasDiagnostics, new() =>
        GrpcMethod.Unary<TRequest, TResponse>("/tfplugin6.Provider/" + name, new MessageParser<TRequest>(() => new TRequest()), async (request, call) =>
        {
            var response = new TResponse();
            using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken, stop.Token);
            try
            {
                await handle(request, response, cancelled.Token);
            }
            catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
            {
                response.Diagnostics.Add(WireDiagnostics.ToWire(TfDiagnostic.Error(
                    "Cancelled", $"The provider stopped {name} because Terraform was interrupted.")));
            }
#pragma warning disable CA1031 // Whatever a provider throws, the user gets a sentence, and Terraform keeps the prior state.
            catch (Exception error)
            {
                TfLog.Write(TfLogLevel.Error, $"{name} failed", ("error", UnexpectedError.Text(error)));
                response.Diagnostics.Add(WireDiagnostics.ToWire(TfDiagnostic.Error(
                    "The provider failed unexpectedly",
                    $"{name}: {UnexpectedError.Line(error)}\n\nThis is a bug in the provider. TF_LOG=debug shows where it happened.")));
            }
#pragma warning restore CA1031

            return response;
        });

    /// <summary>A method whose answer has no room for diagnostics.</summary>
    public static GrpcMethod Plain<TRequest, TResponse>(
        string fullName, MessageParser<TRequest> parser, Func<TRequest, TResponse> handle)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        GrpcMethod.Unary<TRequest, TResponse>(fullName, parser, (request, _) => Task.FromResult(handle(request)));
}
