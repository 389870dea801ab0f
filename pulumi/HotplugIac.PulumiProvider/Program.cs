using HotplugIac.Core.Model;
using HotplugIac.PulumiProvider.Hosting;

return await PulumiPluginHost.RunAsync(args, ProductVersion.Text);
