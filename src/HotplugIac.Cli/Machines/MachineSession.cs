using HotplugIac.Cli.Commands;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hosting;
using HotplugIac.Hosting.Logging;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Logging;
using HotplugIac.Resources;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Cli.Machines;

/// <summary>The hypervisors of one run of the program, with the settings that the providers have too.</summary>
internal sealed class MachineSession : IAsyncDisposable
{
    private readonly HypervisorPool _pool;
    private readonly TimeProvider _time;

    private readonly EventLog _log;

    private MachineSession(ProviderSettings settings, TimeProvider time, EventLog log)
    {
        Settings = settings;
        _time = time;
        _log = log;
        _pool = new HypervisorPool(new HypervisorTable(settings.Auth, log));
    }

    public ProviderSettings Settings { get; }

    /// <param name="provider">The settings of a YAML file. Options come before them, environment variables after.</param>
    public static MachineSession Open(CommandContext context, MapValue? provider = null)
    {
        var config = provider ?? MapValue.Empty;
        config = With(config, Attributes.Uri, context.Value(context.Globals.Uri));
        config = With(config, ProviderSchema.Simulate, context.Value(context.Globals.Simulate));
        var (settings, problems) = ProviderConfigReader.Read(config, context.Console.Variable, HypervisorTable.Knows);
        var logging = LogSettings.Read(context.Console.Variable);
        return problems.Count > 0 || logging.Problem is not null
            ? throw new CliException([.. problems, .. logging.Problem is { } wrong ? [wrong] : Array.Empty<Problem>()])
            : new MachineSession(settings, context.Console.Time, logging.Open(new ConsoleLog(context.Console.Error), LogLevel.Warn, context.Console.Time));
    }

    /// <summary>The resource that all surfaces share. One object plans each machine once.</summary>
    /// <param name="observer">Is told how far applies are, from any thread.</param>
    public VirtualMachineResource Resource(IProgress<ApplyProgress>? observer = null) =>
        new(_pool, Settings, _time, ApplyTimeouts.Default, MachineLocks.OfHost(), observer, plansOnce: true, _log);

    /// <summary>Where machines are that name no place themselves.</summary>
    public string Route => Settings.Simulator ?? Settings.Uri ?? throw CliException.Of(Problem.Error(Attributes.Uri, InputRules.Missing,
        $"No hypervisor is named. Give --uri, for example --uri qemu:///system, or set the environment variable {ProviderSettings.UriVariable}."));

    /// <summary><see cref="Route"/> as messages and reports have it.</summary>
    public string ShownRoute => ShownUri.Of(Route);

    /// <summary>The hypervisor at <see cref="Route"/>.</summary>
    public IHypervisor Hypervisor()
    {
        var (hypervisor, problem) = _pool.Get(Route);
        return hypervisor ?? throw CliException.Of(problem!);
    }

    /// <summary>Asks the hypervisor; what it refuses becomes an error that says what was asked.</summary>
    public static async Task<T> AskAsync<T>(string what, Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (HypervisorException e)
        {
            throw CliException.Of(Problem.Error(string.Empty, e.Rule, $"{what}: {e.Message} {e.Rule.Remedy}"));
        }
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();

    private static MapValue With(MapValue config, string name, string? text) => text is null ? config : config.With(name, Value.Of(text));
}
