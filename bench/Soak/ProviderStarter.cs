using HotplugIac.Soak.Plugin;
using TerraformPlugin;

namespace HotplugIac.Soak;

/// <summary>How a fleet's provider is started and configured.</summary>
/// <param name="Folder">For its socket and its temporary files.</param>
internal sealed record ProviderStarter(string Program, string Folder, TfObject Settings)
{
    public Task<ProviderProcess> StartAsync() => ProviderProcess.StartAsync(Program, Folder);
}
