namespace HotplugIac.Preview.Tests.Browser;

/// <summary>A test that looks at pages in a browser; without one it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = HeadlessBrowser.SkipReason;
}
