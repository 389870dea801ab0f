namespace HotplugIac.Cli.Comments;

/// <summary>Bounds of what is sent, read and waited for.</summary>
internal static class ApiLimits
{
    /// <summary>Of one response. A page of comments is a fraction of it.</summary>
    public const int Response = 32 << 20;

    public const int Redirects = 3;

    /// <summary>GitHub allows 2,500 comments on a pull request.</summary>
    public const int Pages = 100;

    public const int Tries = 5;

    /// <summary>All waiting for one comment together: a pipeline had rather fail than hang.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromMinutes(3);

    /// <summary>In characters, as the forges count them.</summary>
    public static int Body(Forge forge) => forge == Forge.GitHub ? 65_536 : 1_000_000;
}
