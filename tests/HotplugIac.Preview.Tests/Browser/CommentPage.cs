namespace HotplugIac.Preview.Tests.Browser;

/// <summary>A page on which a comment stands as forges show it: a column of limited width, long words broken, wide tables with a scroll bar of their own.</summary>
internal static class CommentPage
{
    /// <param name="html">What a markdown reader made of the comment.</param>
    public static string Of(string html) => $$"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Comment</title><link rel="icon" href="data:,">
        <style>
        body{margin:0;padding:24px;font:14px/1.5 sans-serif}
        .comment{max-width:912px;margin:0 auto;border:1px solid #ccc;border-radius:6px;padding:16px;overflow-wrap:break-word}
        .comment table{display:block;width:max-content;max-width:100%;overflow:auto;border-collapse:collapse}
        .comment th,.comment td{padding:6px 13px;border:1px solid #ccc}
        .comment code{font-family:monospace;font-size:85%;white-space:break-spaces}
        .comment pre{overflow:auto}.comment img{max-width:100%}
        </style></head>
        <body><div class="comment">{{html}}</div></body></html>
        """;
}
