namespace HotplugIac.Preview.Tests.Browser;

/// <summary>What a browser says about a page.</summary>
/// <param name="ScrollWidths">For each width of the window the width of what the page holds, in CSS pixels: above the window's it scrolls sideways.</param>
/// <param name="Messages">What stands in the console: errors and warnings of the browser, refused resources, output of scripts.</param>
/// <param name="Requests">Addresses that the page asked for besides itself.</param>
/// <param name="Answer">What the question evaluated to, as JSON.</param>
public sealed record PageFacts(IReadOnlyList<int> ScrollWidths, IReadOnlyList<string> Messages, IReadOnlyList<string> Requests, string Answer)
{
    public int ScrollWidth => ScrollWidths[0];
}
