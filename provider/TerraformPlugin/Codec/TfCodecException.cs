namespace TerraformPlugin;

/// <summary>Bytes that are no value of the expected type, or a value that its type does not allow.</summary>
public sealed class TfCodecException(string message, Exception? inner = null) : Exception(message, inner);
