namespace EndToEnd.Pulumi;

/// <summary>A test with a C# program on the package Pulumi, which <c>eng/test</c> builds where a feed has the package; elsewhere it is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CSharpSdkFactAttribute : FactAttribute
{
    public CSharpSdkFactAttribute()
    {
        if (Program is null)
        {
            Skip = "package Pulumi 3 is on no NuGet feed here, so that C# programs cannot be built (HOTPLUG_PULUMI_FEED names a folder that has it); the SDK is compiled against a stand-in in HotplugIac.PulumiSdk.Tests";
        }
    }

    /// <summary>The example program; null when it is not built.</summary>
    public static string? Program => Environment.GetEnvironmentVariable("HOTPLUG_PULUMI_PROGRAM") is { Length: > 0 } file && File.Exists(file) ? file : null;
}
