using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Preview.Reading.Json;

namespace HotplugIac.Preview.Reading;

/// <summary>Reads the plan of a tool, told by its content: Terraform's or OpenTofu's plan JSON, Pulumi's preview as digest or as events.</summary>
public static class PlanReader
{
    private const string Unreadable = "a value cannot be read: a text in it is no Unicode, or a number is out of range. Make the plan anew with the tool itself.";

    /// <summary>Reads the document to its end, in little memory however long it is.</summary>
    /// <param name="label">How messages name the document: the file's name, or "stdin".</param>
    /// <returns>A report; or of a document that gives none, what it is instead and what to do.</returns>
    /// <exception cref="OperationCanceledException">Only by <paramref name="cancel"/>.</exception>
    public static async Task<ReadOutcome> ReadAsync(Stream input, string label, CancellationToken cancel)
    {
        // A read of standard input ends only when something comes: cancelling does not wait for that.
        return await Task.Run(() => Read(input, label, cancel), cancel).WaitAsync(cancel);
    }

    private static ReadOutcome Read(Stream input, string label, CancellationToken cancel)
    {
        try
        {
            using var bytes = new DocumentBytes(input, cancel);
            return ReadOutcome.Of(DocumentReader.Read(bytes));
        }
        catch (NoPlanException e)
        {
            return Fail(label, e.Problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException)
        {
            return Fail(label, Problem.Error(string.Empty, PreviewRules.PlanFile, $"the document cannot be read: {e.Message}"));
        }
        catch (InvalidOperationException)
        {
            // What the JSON reader says of an escape such as \ud800, which stands for half a character.
            return Fail(label, Problem.Error(string.Empty, PreviewRules.PlanFile, Unreadable));
        }
    }

    private static ReadOutcome Fail(string label, Problem problem) => ReadOutcome.Fail(problem with { Detail = $"{ShortText.Of(label, 300)}: {problem.Detail}" });
}
