using System.Reflection;
using HotplugIac.PulumiProvider.Hosting;

var version = typeof(PulumiPluginHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

return await PulumiPluginHost.RunAsync(args, version);
