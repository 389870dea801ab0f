using TerraformPlugin;
using TerraformPlugin.Sample;

return await TerraformPluginHost.RunAsync(
    args,
    static () => new SampleProvider(),
    new TfHostOptions("registry.terraform.io/hotplug-iac/sample", "0.1.0"));
