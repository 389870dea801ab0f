using HotplugIac.Cli;
using HotplugIac.Cli.Terminal;

return await HotplugProgram.RunAsync(args, CliConsole.OfProcess());
