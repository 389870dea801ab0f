using System.Diagnostics;

namespace HotplugIac.Preview.Tests.Browser;

/// <summary>A headless Chromium with a profile of its own, which goes when it is disposed.</summary>
public sealed class HeadlessBrowser : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60), EndTime = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private readonly DevTools _tools;
    private int _pages;

    private HeadlessBrowser(Process process, DirectoryInfo profile, DevTools tools) => (_process, _profile, _tools) = (process, profile, tools);

    /// <summary>Why no test can look at a page; null when there is a browser.</summary>
    public static string? SkipReason { get; } =
        Find() is null ? "Neither chromium-headless-shell nor chromium is on PATH; pages are not looked at." : null;

    public static async Task<HeadlessBrowser> StartAsync()
    {
        var profile = Directory.CreateTempSubdirectory("hotplug-browser-");
        var start = new ProcessStartInfo(Find() ?? throw new InvalidOperationException(SkipReason)) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
                "--remote-debugging-port=0", $"--user-data-dir={profile.FullName}", "about:blank",
            ])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        try
        {
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            return new HeadlessBrowser(process, profile, await DevTools.ConnectAsync(await AddressAsync(process).WaitAsync(StartTime)));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Opens a page in a window of its own and closes it again.</summary>
    /// <param name="question">An expression of JavaScript that is evaluated on the page, whatever its own policy on scripts is.</param>
    /// <param name="further">Widths that the window has after the first one, while the page stays open.</param>
    public async Task<PageFacts> OpenAsync(string html, int width, string question = "null", params int[] further)
    {
        var file = Path.Combine(_profile.FullName, $"page-{Interlocked.Increment(ref _pages)}.html");
        await File.WriteAllTextAsync(file, html);
        var target = (await _tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!.GetValue<string>();
        var session = (await _tools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!.GetValue<string>();
        var page = new PageEvents(session, new Uri(file).AbsoluteUri);
        _tools.Event += page.Receive;
        try
        {
            foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
            {
                await _tools.SendAsync($"{domain}.enable", [], session);
            }

            await ResizeAsync(width, session);
            await _tools.SendAsync("Page.navigate", new() { ["url"] = page.Address }, session);
            await page.Loaded.WaitAsync(StartTime);
            var scrollWidths = new List<int> { await ScrollWidthAsync(session) };
            var answer = await EvaluateAsync(question, session);
            foreach (var next in further)
            {
                await ResizeAsync(next, session);
                scrollWidths.Add(await ScrollWidthAsync(session));
            }

            return page.Facts(scrollWidths, answer);
        }
        finally
        {
            _tools.Event -= page.Receive;
            await _tools.SendAsync("Target.closeTarget", new() { ["targetId"] = target });
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _tools.SendAsync("Browser.close", []);
            await _process.WaitForExitAsync().WaitAsync(EndTime);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _tools.DisposeAsync();
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process of the browser may write for a moment longer; the folder is one for things that go.
        }
    }

    private Task ResizeAsync(int width, string session) =>
        _tools.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false }, session);

    private async Task<int> ScrollWidthAsync(string session) =>
        int.Parse(await EvaluateAsync("document.documentElement.scrollWidth", session), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> EvaluateAsync(string expression, string session)
    {
        var reply = await _tools.SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true }, session);
        return reply["exceptionDetails"] is { } details
            ? throw new InvalidOperationException(details.ToJsonString())
            : reply["result"]!["value"]?.ToJsonString() ?? "null";
    }

    /// <summary>The browser chooses a free port and says where on its standard error.</summary>
    private static async Task<Uri> AddressAsync(Process process)
    {
        const string Mark = "DevTools listening on ";
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException("The browser ended before it could be asked."));
            }
            else if (line.Data.StartsWith(Mark, StringComparison.Ordinal))
            {
                address.TrySetResult(new Uri(line.Data[Mark.Length..].Trim()));
            }
        };
        process.BeginErrorReadLine();
        return await address.Task;
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { "chromium-headless-shell", "chromium" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
