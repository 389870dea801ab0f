namespace HotplugIac.Cli.Tests.Comments;

/// <summary>A test that runs the whole program. It is skipped, and says so, as long as the program has no <c>comment</c> command.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute()
    {
        if (typeof(HotplugIac.Cli.Comments.CommentPoster).Assembly.GetType("HotplugIac.Cli.Commands.CommentCommand") is null)
        {
            Skip = "The program has no comment command yet.";
        }
    }

    /// <summary>Beside the tests, since their project refers to its project.</summary>
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "hotplug");
}
