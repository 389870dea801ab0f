using HotplugIac.Harness;

namespace EndToEnd.Weather;

/// <summary>A hypervisor with machines that are off.</summary>
public sealed class WeatherHost(PrivateLibvirtd daemon) : IAsyncDisposable
{
    public PrivateLibvirtd Daemon { get; } = daemon;

    public string Uri => Daemon.Uri;

    /// <summary>Defines machines with 1 of 4 vCPUs and 128 MiB.</summary>
    public async Task DefineAsync(IEnumerable<string> names)
    {
        var folder = Directory.CreateTempSubdirectory("machines-");
        try
        {
            var files = names.Select(name => Path.Combine(folder.FullName, name + ".xml")).ToList();
            foreach (var file in files)
            {
                await File.WriteAllTextAsync(file, $"""
                    <domain type='qemu'>
                      <name>{Path.GetFileNameWithoutExtension(file)}</name>
                      <memory unit='MiB'>128</memory>
                      <vcpu current='1'>4</vcpu>
                      <os><type arch='x86_64' machine='q35'>hvm</type></os>
                    </domain>
                    """);
            }

            var define = new CommandLine("virsh", ["-q", "-c", Uri, string.Join("; ", files.Select(f => $"define {f}"))])
            {
                Timeout = TimeSpan.FromMinutes(1),
                Environment = new Dictionary<string, string?> { ["LIBVIRT_AUTH_FILE"] = Daemon.AuthFile },
            };
            (await define.RunAsync()).EnsureSuccess();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What the hypervisor itself says about a machine's vCPUs.</summary>
    public async Task<string> VcpusAsync(string name) =>
        (await new CommandLine("virsh", ["-q", "-c", Uri, "vcpucount", name, "--config", "--active"]) { Timeout = TimeSpan.FromMinutes(1) }.RunAsync())
        .EnsureSuccess().StandardOutput.Trim();

    public ValueTask DisposeAsync() => Daemon.DisposeAsync();
}
