namespace HotplugIac.Preview.Tests.Browser;

/// <summary>A browser that sees nothing would let every page pass.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HeadlessBrowserTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task A_page_that_is_too_wide_is_seen()
    {
        var facts = await browser.OpenAsync("<!DOCTYPE html><div style='width:1500px'>wide</div>", 800);

        facts.ScrollWidth.ShouldBeGreaterThanOrEqualTo(1500);
    }

    [BrowserFact]
    public async Task A_page_that_is_too_wide_for_a_narrower_window_is_seen()
    {
        var facts = await browser.OpenAsync("<!DOCTYPE html><div style='width:500px'>wide</div>", 800, further: 360);

        facts.ScrollWidths.ShouldBe([800, 508]);
    }

    [BrowserFact]
    public async Task A_comment_that_is_too_wide_is_seen_and_a_wide_table_scrolls_by_itself()
    {
        var word = new string('x', 300);
        var table = await browser.OpenAsync(CommentPage.Of($"<table><tr><td><code>{word}</code></td></tr></table>"), 800);

        var picture = await browser.OpenAsync(CommentPage.Of("<div style='width:1500px'>wide</div>"), 800);

        table.ScrollWidth.ShouldBe(800);
        picture.ScrollWidth.ShouldBeGreaterThan(800);
    }

    [BrowserFact]
    public async Task What_scripts_say_and_break_is_seen()
    {
        var facts = await browser.OpenAsync("<!DOCTYPE html><script>console.log('said'); throw new Error('broken')</script>", 800);

        facts.Messages.ShouldContain(m => m.Contains("said"));
        facts.Messages.ShouldContain(m => m.Contains("broken"));
    }

    [BrowserFact]
    public async Task What_a_policy_refuses_is_seen()
    {
        var facts = await browser.OpenAsync("<!DOCTYPE html><meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\"><script>document.title = 'ran'</script>", 800, "document.title");

        facts.Messages.ShouldContain(m => m.Contains("Content Security Policy"));
        facts.Answer.ShouldBe("\"\"");
    }

    [BrowserFact]
    public async Task What_a_page_asks_for_is_seen()
    {
        var facts = await browser.OpenAsync("<!DOCTYPE html><img src='http://127.0.0.1:9/x.png'>", 800);

        facts.Requests.ShouldBe(["http://127.0.0.1:9/x.png"]);
    }
}
