namespace TerraformPlugin;

/// <summary>Bytes that are no value of the expected type, or a value that its type does not allow.</summary>
public sealed class TfCodecException(string message, Exception? inner = null) : Exception(message, inner)
{
    private const int Longest = 60;

    /// <summary>A piece of what was sent, for a message: it may have megabytes.</summary>
    internal static string Shorten(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
