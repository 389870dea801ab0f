using Markdig;

namespace HotplugIac.Preview.Tests.Browser;

/// <summary>What was rendered of real plans (tests/EndToEnd/Previews), opened as a reader of a pull request would.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CorpusInBrowserTests(BrowserFixture browser)
{
    private const int Width = 800;

    private static readonly MarkdownPipeline Forge = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmojiAndSmiley().Build();

    [BrowserFact]
    public Task Each_page_fits_its_window_and_has_nothing_to_complain_about() => LookAsync("*.html", text => text);

    [BrowserFact]
    public Task Each_comment_fits_its_window_and_has_nothing_to_complain_about() => LookAsync("*.md", text => CommentPage.Of(Markdown.ToHtml(text, Forge)));

    private async Task LookAsync(string pattern, Func<string, string> page)
    {
        var files = Directory.GetFiles(Repository.File("tests", "EndToEnd", "Previews", "Golden"), pattern);
        files.Length.ShouldBeGreaterThan(20);

        foreach (var file in files)
        {
            var facts = await browser.OpenAsync(page(await File.ReadAllTextAsync(file)), Width);

            facts.ScrollWidth.ShouldBeLessThanOrEqualTo(Width, file);
            facts.Messages.ShouldBeEmpty(file);
            facts.Requests.ShouldBeEmpty(file);
        }
    }
}
