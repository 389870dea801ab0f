using HotplugIac.Bench.Echo;
using TerraformPlugin;

return await TerraformPluginHost.RunAsync(
    args,
    static () => new EchoProvider(),
    new TfHostOptions("registry.terraform.io/hotplugiac/hotplug", "0.0.0-echo"));
