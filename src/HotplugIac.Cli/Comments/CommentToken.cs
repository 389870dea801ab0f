namespace HotplugIac.Cli.Comments;

/// <summary>A secret and the header that carries it.</summary>
/// <param name="Header"><c>Authorization</c>, <c>PRIVATE-TOKEN</c> or <c>JOB-TOKEN</c>.</param>
internal sealed record CommentToken(string Header, string Secret)
{
    public const string JobHeader = "JOB-TOKEN";

    public string Value => Header == "Authorization" ? $"Bearer {Secret}" : Secret;

    /// <summary>Not the secret: records are printed by accident.</summary>
    public override string ToString() => $"{Header}: ***";

    /// <summary>A text from outside without the secret in it.</summary>
    public string Hide(string text) => text.Replace(Secret, "***", StringComparison.Ordinal);
}
