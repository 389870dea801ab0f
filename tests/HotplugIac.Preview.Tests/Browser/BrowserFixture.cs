namespace HotplugIac.Preview.Tests.Browser;

/// <summary>Tests that look at pages share one browser, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}

/// <summary>The browser of all tests. Where there is none, they are skipped and nothing is started.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private HeadlessBrowser? _browser;

    public async Task InitializeAsync() => _browser = HeadlessBrowser.SkipReason is null ? await HeadlessBrowser.StartAsync() : null;

    public Task DisposeAsync() => _browser?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    /// <inheritdoc cref="HeadlessBrowser.OpenAsync"/>
    public Task<PageFacts> OpenAsync(string html, int width, string question = "null", params int[] further) =>
        (_browser ?? throw new InvalidOperationException(HeadlessBrowser.SkipReason)).OpenAsync(html, width, question, further);
}
