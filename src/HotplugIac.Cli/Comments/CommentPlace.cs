namespace HotplugIac.Cli.Comments;

/// <summary>One pull request of GitHub or merge request of GitLab.</summary>
/// <param name="Api">The base of the API, without a slash at its end.</param>
/// <param name="Project"><c>owner/name</c>; of GitLab the project's number or path.</param>
/// <param name="Number">Of the pull request; of GitLab the <c>iid</c>.</param>
/// <param name="Page">GitLab's page of the merge request, for links; null when it is not known. GitHub tells it itself.</param>
internal sealed record CommentPlace(Forge Forge, Uri Api, string Project, long Number, string? Page = null)
{
    public string Name => Forge == Forge.GitHub ? $"pull request {Number} of {Project}" : $"merge request {Number} of project {Project}";
}
