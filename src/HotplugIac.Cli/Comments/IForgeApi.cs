using System.Text.Json;

namespace HotplugIac.Cli.Comments;

/// <summary>What differs between the APIs of the forges.</summary>
internal interface IForgeApi
{
    string List { get; }

    string Create { get; }

    HttpMethod UpdateMethod { get; }

    string Update(long id);

    /// <summary>The user's name in the answer of <c>/user</c>.</summary>
    string? Login(JsonElement user);

    /// <summary>Null for something else than a comment.</summary>
    FoundComment? Read(JsonElement comment);

    /// <summary>Whether a comment may be ours when the API does not say who we are.</summary>
    bool MayBeOurs(FoundComment comment);

    /// <summary>What to do about a refusal.</summary>
    string Advice(int status);
}

/// <param name="Author">Null when the API does not say.</param>
internal sealed record FoundComment(long Id, string Body, string? Author, bool IsBot, string? Url);
