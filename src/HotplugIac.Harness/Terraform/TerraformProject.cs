using System.Collections;

namespace HotplugIac.Harness;

/// <summary>
/// A Terraform root module in a temporary directory of its own, with its own CLI configuration and state. Commands return what they did
/// and leave judging the exit code to the caller, unless their documentation says that they throw. Not for parallel use: Terraform locks the state.
/// </summary>
public sealed partial class TerraformProject : IAsyncDisposable
{
    private readonly string _home;
    private int _plans;

    private TerraformProject(TerraformOptions options)
    {
        Options = options;
        _home = System.IO.Directory.CreateTempSubdirectory("hotplug-terraform-").FullName;
        Directory = Path.Combine(_home, "module");
        System.IO.Directory.CreateDirectory(Directory);
        File.WriteAllText(CliConfigFile, options.CliConfig.Content);
    }

    public TerraformOptions Options { get; set; }

    /// <summary>The module's directory. Files may be read and changed at any time.</summary>
    public string Directory { get; }

    private string CliConfigFile => Path.Combine(_home, "terraform.rc");

    /// <summary>A module of one file, <c>main.tf</c>.</summary>
    public static TerraformProject FromHcl(string main, TerraformOptions? options = null)
    {
        var project = new TerraformProject(options ?? new TerraformOptions());
        project.Write("main.tf", main);
        return project;
    }

    /// <summary>A copy of a module; left behind are <c>.terraform</c>, state files and what is linked in.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    public static TerraformProject FromDirectory(string source, TerraformOptions? options = null)
    {
        if (!System.IO.Directory.Exists(source))
        {
            throw new DirectoryNotFoundException($"no Terraform module: {source}");
        }

        var project = new TerraformProject(options ?? new TerraformOptions());
        Copy(source, project.Directory);
        return project;
    }

    /// <summary>Writes or replaces a file of the module, as an edit between two applies would.</summary>
    public void Write(string file, string content)
    {
        var path = Path.Combine(Directory, file);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>Runs any Terraform command in the module, without colours and input.</summary>
    /// <exception cref="CommandTimedOutException">It took longer than <see cref="TerraformOptions.Timeout"/>.</exception>
    public Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken = default) =>
        new CommandLine(Options.Program, arguments)
        {
            WorkingDirectory = Directory,
            Environment = Environment(),
            Timeout = Options.Timeout,
        }.RunAsync(cancellationToken);

    /// <summary>Destroys, if <see cref="TerraformOptions.DestroyOnDispose"/>, and removes the directory.</summary>
    /// <exception cref="CommandFailedException">Destroying failed; the directory stays, for a look.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Options.DestroyOnDispose && File.Exists(Path.Combine(Directory, "terraform.tfstate")))
        {
            (await DestroyAsync()).EnsureSuccess();
        }

        System.IO.Directory.Delete(_home, recursive: true);
    }

    private Dictionary<string, string?> Environment()
    {
        var environment = new Dictionary<string, string?>();
        foreach (DictionaryEntry inherited in System.Environment.GetEnvironmentVariables())
        {
            // TF_LOG, TF_CLI_ARGS, TF_WORKSPACE and the like would make a test depend on who runs it.
            if (inherited.Key is string name && name.StartsWith("TF_", StringComparison.Ordinal))
            {
                environment[name] = null;
            }
        }

        environment["TF_CLI_CONFIG_FILE"] = CliConfigFile;
        environment["TF_IN_AUTOMATION"] = "1";
        environment["TF_INPUT"] = "0";
        environment["CHECKPOINT_DISABLE"] = "1";
        foreach (var (name, value) in Options.Variables)
        {
            environment["TF_VAR_" + name] = value;
        }

        foreach (var (name, value) in Options.Environment)
        {
            environment[name] = value;
        }

        return environment;
    }

    private static void Copy(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.Name is ".terraform" || entry.Name.Contains(".tfstate", StringComparison.Ordinal) || entry.LinkTarget is not null)
            {
                continue;
            }

            if (entry is DirectoryInfo)
            {
                Copy(entry.FullName, target);
            }
            else
            {
                File.Copy(entry.FullName, target);
            }
        }
    }
}
