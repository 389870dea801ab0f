using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine;

/// <summary>What a deployment is to programs.</summary>
internal sealed class ProgramHost
{
    public bool IsPreview => throw new NotSupportedException();

    public string Project => throw new NotSupportedException();

    public string Stack => throw new NotSupportedException();

    public IReadOnlyDictionary<string, string> Config => throw new NotSupportedException();

    public Task RegisterStackAsync(CancellationToken ct) => throw new NotSupportedException();
    public Task FinishAsync(CancellationToken ct) => throw new NotSupportedException();
    public Task<RegisteredResource> RegisterAsync(string name, string type, JsonObject inputs, ResourceOptions options, CancellationToken ct) => throw new NotSupportedException();
    public Task<RegisteredResource> RegisterComponentAsync(string name, string type, ResourceOptions options, CancellationToken ct) => throw new NotSupportedException();
    public Task<RegisteredResource> ReadAsync(string name, string type, string id, CancellationToken ct) => throw new NotSupportedException();
    public Task<JsonObject> InvokeAsync(string token, JsonObject arguments, CancellationToken ct) => throw new NotSupportedException();
    public void SetOutput(string name, JsonNode? value) => throw new NotSupportedException();
    public void Log(DiagnosticSeverity severity, string message, string urn) => throw new NotSupportedException();
}
