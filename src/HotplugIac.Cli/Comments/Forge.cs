namespace HotplugIac.Cli.Comments;

/// <summary>Where comments are written.</summary>
internal enum Forge
{
    GitHub,
    GitLab,
}
