using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine;

public sealed partial class PulumiStack
{
    /// <summary><c>pulumi preview</c>.</summary>
    /// <param name="cancellationToken">Ctrl+C: the provider is told, running calls go on for <see cref="PulumiOptions.CancelGrace"/>.</param>
    public Task<PulumiResult> PreviewAsync(PulumiProgram program, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary><c>pulumi up --skip-preview</c>.</summary>
    /// <param name="cancellationToken">As in <see cref="PreviewAsync"/>.</param>
    public Task<PulumiResult> UpAsync(PulumiProgram program, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary><c>pulumi refresh</c>: reads every resource; with <paramref name="preview"/> nothing is kept.</summary>
    public Task<PulumiResult> RefreshAsync(bool preview = false, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary><c>pulumi destroy</c>; with <paramref name="preview"/> nothing is done.</summary>
    public Task<PulumiResult> DestroyAsync(bool preview = false, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary><c>pulumi import</c>: takes over a resource with the inputs that the provider makes up for it.</summary>
    /// <param name="type">Its type token.</param>
    /// <param name="name">The name that it gets in the program.</param>
    /// <param name="id">What the provider reads.</param>
    public Task<PulumiResult> ImportAsync(string type, string name, string id, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Calls a function of the default provider, as a program would.</summary>
    /// <exception cref="ProgramFailedException">It failed, or an argument is not valid.</exception>
    public Task<JsonObject> InvokeAsync(string token, JsonObject? arguments = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The schema of a package, as <c>pulumi package get-schema</c> asks for it.</summary>
    /// <param name="package">The package; null for that of the only plugin.</param>
    public Task<JsonObject> GetSchemaAsync(string? package = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
