using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine;

/// <summary>A program of this process: a list of declarations, a delegate, or both (the list comes first).</summary>
public sealed class InProcessProgram : PulumiProgram
{
    private readonly List<Func<ProgramContext, Task>> _declarations = [];
    private readonly Func<ProgramContext, Task>? _main;

    public InProcessProgram()
    {
    }

    /// <param name="main">Registers resources and gets their outputs back.</param>
    public InProcessProgram(Func<ProgramContext, Task> main) => _main = main;

    /// <summary>Whether declarations are registered side by side, as those of an SDK are; none may refer to another then. Default: one after another.</summary>
    public bool Parallel { get; init; }

    /// <summary>Declares a resource.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type token.</param>
    /// <param name="inputs">See <see cref="ProgramContext.RegisterAsync"/>.</param>
    /// <param name="options">Its options.</param>
    public InProcessProgram Add(string name, string type, JsonObject? inputs = null, ResourceOptions? options = null)
    {
        // Cloned, because a node has one parent and a program may run more than once.
        _declarations.Add(context => context.RegisterAsync(name, type, inputs?.DeepClone().AsObject(), options));
        return this;
    }

    /// <summary>Declares an output of the stack.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">In the form of the wire, with references as in inputs.</param>
    public InProcessProgram Output(string name, JsonNode? value)
    {
        _declarations.Add(context =>
        {
            context.Output(name, value?.DeepClone());
            return Task.CompletedTask;
        });
        return this;
    }

    internal override async Task RunAsync(ProgramHost host, CancellationToken cancellationToken)
    {
        await host.RegisterStackAsync(cancellationToken);
        var context = new ProgramContext(host, cancellationToken);
        if (Parallel)
        {
            await Task.WhenAll(_declarations.Select(declare => declare(context)));
        }
        else
        {
            foreach (var declare in _declarations)
            {
                await DeclareAsync(declare(context), host.ContinuesOnError);
            }
        }

        await (_main?.Invoke(context) ?? Task.CompletedTask);
        await host.FinishAsync(cancellationToken);
    }

    // The engine has the failure; what refers to the failed resource fails too.
    private static async Task DeclareAsync(Task declaration, bool continues)
    {
        try
        {
            await declaration;
        }
        catch (ProgramFailedException) when (continues)
        {
        }
    }
}
