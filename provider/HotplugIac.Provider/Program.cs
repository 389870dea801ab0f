using System.Reflection;
using HotplugIac.Provider;
using TerraformPlugin;

var version = typeof(HotplugProvider).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

return await TerraformPluginHost.RunAsync(
    args,
    static () => new HotplugProvider(),
    new TfHostOptions("registry.terraform.io/hotplugiac/hotplug", version));
