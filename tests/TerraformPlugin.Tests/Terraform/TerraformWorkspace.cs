using System.ComponentModel;
using System.Runtime.InteropServices;
using TerraformPlugin.Tests.Processes;

namespace TerraformPlugin.Tests.Terraform;

/// <summary>
/// A temporary directory with a configuration, a command line configuration of its own and a filesystem mirror that holds the sample
/// provider. Real terraform runs in it; the user's settings and plugin cache are not touched.
/// </summary>
internal sealed class TerraformWorkspace : IDisposable
{
    private const string Version = "0.1.0";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("tf-bridge-");

    public TerraformWorkspace(string body)
    {
        Directory.CreateDirectory(Module);
        WriteMirror();
        File.WriteAllText(ConfigFile, $$"""
            provider_installation {
              filesystem_mirror {
                path = "{{Path.Combine(_root.FullName, "mirror")}}"
              }
            }
            """);
        Write(body);
    }

    /// <summary>Where the sample keeps its notes.</summary>
    public string Notes => Path.Combine(Module, "notes");

    private string Module => Path.Combine(_root.FullName, "module");

    private string ConfigFile => Path.Combine(_root.FullName, "terraformrc");

    public void Write(string body) => File.WriteAllText(Path.Combine(Module, "main.tf"), $$"""
        terraform {
          required_providers {
            sample = {
              source  = "hotplug-iac/sample"
              version = "{{Version}}"
            }
          }
        }

        provider "sample" {
          directory = "notes"
        }

        {{body}}
        """);

    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output) = await TryAsync(arguments);
        code.ShouldBe(0, $"terraform {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    public async Task<(int Code, string Output)> TryAsync(string[] arguments, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var variables = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>())
        {
            ["TF_CLI_CONFIG_FILE"] = ConfigFile,
            ["TF_IN_AUTOMATION"] = "1",
            ["TF_INPUT"] = "0",
            ["CHECKPOINT_DISABLE"] = "1",
            ["TF_PLUGIN_CACHE_DIR"] = null,
            ["TF_DATA_DIR"] = null,
            ["TF_CLI_ARGS"] = null,
        };
        try
        {
            using var process = RunningProcess.Start("terraform", [.. arguments, "-no-color"], variables, Module);
            var (code, output, error) = await process.FinishAsync(Bound);
            return (code, output + error);
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException("These tests drive the real terraform (1.8 or later), and none is on the PATH.", error);
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private void WriteMirror()
    {
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "amd64";
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var package = Path.Combine(
            _root.FullName, "mirror", "registry.terraform.io", "hotplug-iac", "sample", Version, $"{system}_{architecture}");
        Directory.CreateDirectory(package);

        // One file: Terraform takes the first that starts with the provider's name, which for a framework-dependent build
        // could be its .dll.
        var script = Path.Combine(package, $"terraform-provider-sample_v{Version}");
        File.WriteAllText(script, $"#!/bin/sh\nexec '{SamplePaths.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
