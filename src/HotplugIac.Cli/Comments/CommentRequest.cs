namespace HotplugIac.Cli.Comments;

/// <summary>One comment for one target.</summary>
/// <param name="Marker">The body's first line, by which the comment is found again.</param>
/// <param name="Body">Markdown that begins with the marker.</param>
internal sealed record CommentRequest(CommentPlace Place, CommentToken Token, string Marker, string Body);

internal enum CommentAction
{
    Created,
    Updated,

    /// <summary>It says the same already.</summary>
    Unchanged,
}

/// <param name="Url">For a reader; null when it is not known.</param>
internal sealed record CommentOutcome(CommentAction Action, string? Url);

/// <summary>Why no comment was written, and what to do. It never has the token in it.</summary>
internal sealed class CommentException(string message) : Exception(message);
