using System.Collections.Concurrent;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Resources;

/// <summary>One connection per hypervisor for the life of the process (PRODUCT.md, promise 7).</summary>
public sealed class HypervisorPool(IHypervisorFactory factory) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IHypervisor?>> _hypervisors = new(StringComparer.Ordinal);

    /// <summary>The hypervisor at a URI, or the problem with the URI.</summary>
    public (IHypervisor? Hypervisor, Problem? Problem) Get(string? uri)
    {
        if (string.IsNullOrWhiteSpace(uri))
        {
            return (null, Problem.Error(Attributes.Uri, InputRules.Missing,
                $"No uri is set. Set uri on the resource or the provider, or the environment variable {ProviderSettings.UriVariable}, for example \"qemu:///system\"."));
        }

        if (ShownUri.Secrets(uri).Count > 0)
        {
            // Without the attribute, whose line in the configuration Terraform would print.
            return (null, Problem.Error(string.Empty, InputRules.Uri,
                $"uri = \"{ShownUri.Of(uri)}\" holds a password. No hypervisor reads one there, and it would stand in every state. Leave it out: ssh takes a key; SASL takes auth on the provider ({ProviderSettings.UserNameVariable}, {ProviderSettings.PasswordVariable})."));
        }

        try
        {
            var hypervisor = _hypervisors.GetOrAdd(uri, static (u, f) => new Lazy<IHypervisor?>(() => f.Create(u)), factory).Value;
            return hypervisor is null
                ? (null, Problem.Error(Attributes.Uri, InputRules.Uri, $"uri = \"{ShownUri.Of(uri)}\" has no scheme that this version knows. {InputRules.Uri.Remedy}"))
                : (hypervisor, null);
        }
        catch (HypervisorException e)
        {
            return (null, Problem.Error(Attributes.Uri, e.Rule, $"uri: {e.Message} {e.Rule.Remedy}"));
        }
    }

    /// <summary>Lets the hypervisor at a URI begin with what its first call needs (<see cref="IHypervisor.Prepare"/>), while the caller goes on.</summary>
    /// <param name="uri">Null, empty or wrong is fine: it is told where it is used.</param>
    public void Prepare(string? uri) => Get(uri).Hypervisor?.Prepare();

    public async ValueTask DisposeAsync()
    {
        foreach (var hypervisor in _hypervisors.Values)
        {
            if (hypervisor is { IsValueCreated: true, Value: { } created })
            {
                await created.DisposeAsync();
            }
        }
    }
}
