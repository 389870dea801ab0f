namespace HotplugIac.SdkGenerator.Schema;

/// <summary>The schema is wrong, or has something that this generator does not know; the message names the place.</summary>
public sealed class SchemaException : Exception
{
    public SchemaException()
    {
    }

    public SchemaException(string message)
        : base(message)
    {
    }

    public SchemaException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
