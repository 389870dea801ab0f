namespace TerraformPlugin;

internal static class CodecLimits
{
    /// <summary>
    /// How deep a value or a type may nest. Real schemas stay below 20; the limit keeps a malformed message from
    /// ending the process with a stack overflow, which no handler can catch.
    /// </summary>
    public const int MaxDepth = 128;

    /// <summary>Digits and decimal exponent a number may have; Terraform itself computes with about 154 digits.</summary>
    public const int MaxNumberDigits = 4096;
}
