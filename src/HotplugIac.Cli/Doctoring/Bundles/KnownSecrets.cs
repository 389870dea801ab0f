using HotplugIac.Core.Model;
using HotplugIac.Resources;

namespace HotplugIac.Cli.Doctoring.Bundles;

/// <summary>
/// Secrets that this run could know of. They are in nothing that is collected; should a message have one all the same, it is taken out
/// of the finished text.
/// </summary>
internal sealed class KnownSecrets
{
    private const int Shortest = 4;

    private static readonly string[] Variables =
    [
        ProviderSettings.PasswordVariable, "GITHUB_TOKEN", "GH_TOKEN", "GITLAB_TOKEN", "CI_JOB_TOKEN", "PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE", "TF_TOKEN_app_terraform_io", "VAULT_TOKEN",
        "AWS_SECRET_ACCESS_KEY", "ARM_CLIENT_SECRET", "GOOGLE_CREDENTIALS",
    ];

    private static readonly string[] Uris = [ProviderSettings.UriVariable, ProviderSettings.HostsVariable, "LIBVIRT_DEFAULT_URI"];

    private readonly IReadOnlyList<string> _words;

    public KnownSecrets(Func<string, string?> environment, params IEnumerable<string?> uris) => _words =
    [
        .. Variables.Select(environment)
            .Concat(Uris.Select(environment).Concat(uris).OfType<string>().SelectMany(u => u.Split(',', StringSplitOptions.TrimEntries)).SelectMany(ShownUri.Secrets))
            .OfType<string>().Where(w => w.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length),
    ];

    public string Hide(string text)
    {
        foreach (var word in _words)
        {
            text = text.Replace(word, "(hidden)", StringComparison.Ordinal);
        }

        return text;
    }
}
