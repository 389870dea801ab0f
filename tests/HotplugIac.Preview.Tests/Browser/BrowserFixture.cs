namespace HotplugIac.Preview.Tests.Browser;

/// <summary>One browser for all tests of a class. Where there is none, its tests are skipped and nothing is started.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private HeadlessBrowser? _browser;

    public async Task InitializeAsync() => _browser = HeadlessBrowser.SkipReason is null ? await HeadlessBrowser.StartAsync() : null;

    public Task DisposeAsync() => _browser?.DisposeAsync().AsTask() ?? Task.CompletedTask;

    /// <inheritdoc cref="HeadlessBrowser.OpenAsync"/>
    public Task<PageFacts> OpenAsync(string html, int width, string question = "null") =>
        (_browser ?? throw new InvalidOperationException(HeadlessBrowser.SkipReason)).OpenAsync(html, width, question);
}
