using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine;

/// <summary>What a program of this process may do.</summary>
public sealed class ProgramContext
{
    private readonly ProgramHost _host;
    private readonly CancellationToken _cancellation;

    internal ProgramContext(ProgramHost host, CancellationToken cancellation) => (_host, _cancellation) = (host, cancellation);

    public bool IsPreview => _host.IsPreview;

    public string Project => _host.Project;

    public string Stack => _host.Stack;

    /// <summary>The stack's configuration, by <c>namespace:key</c>.</summary>
    public IReadOnlyDictionary<string, string> Config => _host.Config;

    /// <summary>Registers a resource and waits for what becomes of it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type token, <c>pulumi:providers:PACKAGE</c> for a provider.</param>
    /// <param name="inputs">
    /// In the form of the wire (<see cref="PulumiValue"/>). A text <c>${NAME.path}</c> refers to a resource registered before.
    /// </param>
    /// <param name="options">Its options.</param>
    /// <exception cref="ProgramFailedException">The registration failed.</exception>
    public Task<RegisteredResource> RegisterAsync(string name, string type, JsonObject? inputs = null, ResourceOptions? options = null) =>
        _host.RegisterAsync(name, type, inputs ?? [], options ?? new(), _cancellation);

    /// <summary>Registers a component: a resource without a provider, for children to name as their parent.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type token.</param>
    /// <param name="options">Its options.</param>
    public Task<RegisteredResource> RegisterComponentAsync(string name, string type, ResourceOptions? options = null) =>
        _host.RegisterComponentAsync(name, type, options ?? new(), _cancellation);

    /// <summary>Reads a resource that the program does not manage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type token.</param>
    /// <param name="id">Its id.</param>
    /// <exception cref="ProgramFailedException">It does not exist, or cannot be read.</exception>
    public Task<RegisteredResource> ReadAsync(string name, string type, string id) => _host.ReadAsync(name, type, id, _cancellation);

    /// <summary>Calls a function.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="arguments">Its arguments, with the same references as inputs.</param>
    /// <exception cref="ProgramFailedException">It failed, or an argument is not valid.</exception>
    public Task<JsonObject> InvokeAsync(string token, JsonObject? arguments = null) => _host.InvokeAsync(token, arguments ?? [], _cancellation);

    /// <summary>Sets an output of the stack.</summary>
    public void Output(string name, JsonNode? value) => _host.SetOutput(name, value);

    /// <summary>Logs as a program does.</summary>
    public void Log(DiagnosticSeverity severity, string message, string urn = "") => _host.Log(severity, message, urn);
}
