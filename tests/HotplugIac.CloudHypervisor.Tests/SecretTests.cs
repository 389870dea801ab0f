using System.Text.Json.Nodes;
using HotplugIac.CloudHypervisor.Api;
using HotplugIac.CloudHypervisor.Process;
using HotplugIac.CloudHypervisor.Reading;
using HotplugIac.CloudHypervisor.Records;

namespace HotplugIac.CloudHypervisor.Tests;

public sealed class SecretTests
{
    private static JsonObject Config => (JsonObject)JsonNode.Parse(
        """{ "cpus": { "boot_vcpus": 2 }, "memory": { "size": 1073741824 }, "payload": { "kernel": "/vmlinux", "cmdline": "console=ttyS0 token=geheim-token" }, "disks": [ { "path": "/disk.raw", "serial": "geheim-serial" } ] }""")!;

    [Fact]
    public void An_error_repeats_no_value_of_the_configuration_but_tells_the_path()
    {
        var text = VmmErrors.Text("""["invalid type: string \"geheim-serial\", expected u64", "cmdline token=geheim-token", "Cannot open /disk.raw"]""", Config);

        text.ShouldNotContain("geheim");
        text.ShouldContain("Cannot open /disk.raw");
    }

    [Fact]
    public void What_is_shown_of_a_machine_is_its_CPU_and_memory_only()
    {
        var shown = ShownConfig.Of(new VmLook("web", new JsonObject { ["state"] = "Running", ["config"] = Config }, new VmmVersion(46), VmmProcess.Unseen, new MachineRecord(string.Empty)));

        shown.ShouldNotContain("geheim");
        shown.ShouldContain("\"boot_vcpus\": 2");
        shown.ShouldContain("\"disks\": 1");
    }
}
