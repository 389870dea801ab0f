using System.Runtime.InteropServices;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Hosting.Logging;
using HotplugIac.Resources;

namespace HotplugIac.Cli.Doctoring.Bundles;

/// <summary>The program, the system, and the variables that matter: values only of those that can hold no secret.</summary>
internal static class BundleEnvironment
{
    private static readonly string[] Shown =
    [
        ProviderSettings.UriVariable, ProviderSettings.SimulateVariable, ProviderSettings.OnUnreachableVariable, ProviderSettings.MaxParallelPowerCyclesVariable,
        LogSettings.LevelVariable, LogSettings.PathVariable, "TF_LOG", "TF_LOG_PROVIDER", "LIBVIRT_DEFAULT_URI", "LANG", "LC_ALL", "TERM", "NO_COLOR", "CI",
    ];

    private static readonly string[] Named =
    [
        ProviderSettings.HostsVariable, ProviderSettings.UserNameVariable, ProviderSettings.PasswordVariable, "LIBVIRT_AUTH_FILE", "LIBVIRT_DEBUG", "LIBVIRT_LOG_OUTPUTS", "SSH_AUTH_SOCK",
        "TF_LOG_PATH", "TF_REATTACH_PROVIDERS", "TF_CLI_CONFIG_FILE", "GITHUB_TOKEN", "GITLAB_TOKEN", "HTTPS_PROXY", "XDG_RUNTIME_DIR",
    ];

    public static string Json(Func<string, string?> environment)
    {
        var text = new StringWriter { NewLine = "\n" };
        JsonText.Write(text, json =>
        {
            json.WriteString("version", ProductVersion.Text);
            json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
            json.WriteString("system", RuntimeInformation.OSDescription);
            json.WriteString("target", RuntimeInformation.RuntimeIdentifier);
            json.WriteNumber("processors", Environment.ProcessorCount);
            json.WriteStartObject("variables");
            foreach (var name in Shown.Where(n => environment(n) is not null))
            {
                json.WriteString(name, ShownUri.Of(environment(name)!));
            }

            json.WriteEndObject();
            json.WriteStartArray("variables_set_whose_values_are_left_out");
            foreach (var name in Named.Where(n => environment(n) is not null))
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        });
        return text.ToString();
    }
}
