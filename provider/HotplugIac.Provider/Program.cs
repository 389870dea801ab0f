using HotplugIac.Core.Model;
using HotplugIac.Provider;
using TerraformPlugin;

return await TerraformPluginHost.RunAsync(
    args,
    static () => new HotplugProvider(),
    new TfHostOptions("registry.terraform.io/hotplugiac/hotplug", ProductVersion.Text));
