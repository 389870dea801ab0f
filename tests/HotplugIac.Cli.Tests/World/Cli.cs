using System.Text;
using HotplugIac.Cli.Terminal;

namespace HotplugIac.Cli.Tests.World;

/// <summary>The program in this process, with a folder of its own and a simulated hypervisor in it.</summary>
internal sealed class Cli : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotplug-cli-").FullName;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public Cli(string machines = SimulatorFiles.Typical)
    {
        Write("state.json", machines);
        Set("HOTPLUG_URI", $"sim://{Place("state.json")}");
    }

    /// <summary>What is typed; null where standard input is no terminal.</summary>
    public string? Typed { get; set; }

    public string Input { get; set; } = string.Empty;

    public CancellationToken Cancelled { get; set; }

    public void Set(string variable, string? value)
    {
        if (value is null)
        {
            _variables.Remove(variable);
        }
        else
        {
            _variables[variable] = value;
        }
    }

    public string Place(string name) => Path.Combine(_folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Place(name), text);
        return Place(name);
    }

    public string Read(string name) => File.ReadAllText(Place(name));

    public IEnumerable<string> Files => Directory.EnumerateFiles(_folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    public async Task<CliRun> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new CliConsole(() => new MemoryStream(Encoding.UTF8.GetBytes(Typed ?? Input)), output, error)
        {
            InputIsTerminal = Typed is not null,
            ErrorIsTerminal = Typed is not null,
            Width = () => 100,
            Variable = name => _variables.GetValueOrDefault(name),
            Cancelled = Cancelled,
        };
        var code = await HotplugProgram.RunAsync(args, console);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
