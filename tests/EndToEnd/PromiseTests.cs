using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>The promises of the product that only a real machine can show.</summary>
public sealed class PromiseTests
{
    [Fact]
    public async Task Promise_1_a_saved_plan_stops_before_touching_anything_when_a_live_change_would_now_need_a_reboot()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("stale"), Vcpus = 1, MaxVcpus = 4, Memory = 128 });
        string Machine(int vcpus) => $"name = \"{machine.Name}\"\nvcpus = {vcpus}\nmemory = \"128MiB\"";
        await using var project = await ProjectAsync(lab, Machine(1));
        await project.ApplyAndReplanEmptyAsync();
        project.Edit(lab, Machine(3));
        var saved = await project.PlanAsync();
        saved[Address].PlannedText("impact", "verdict").ShouldBe("live");

        // Somebody restarts the machine with a maximum of 2 and then allows 4 again for a later boot.
        (await machine.VirshAsync("destroy")).EnsureSuccess();
        (await machine.VirshAsync("setvcpus", ["2", "--maximum", "--config"])).EnsureSuccess();
        await machine.StartAsync();
        (await machine.VirshAsync("setvcpus", ["4", "--maximum", "--config"])).EnsureSuccess();
        var (live, inactive) = ((await machine.LiveXmlAsync()).ToString(), (await machine.InactiveXmlAsync()).ToString());
        var apply = await project.ApplyAsync(saved);

        apply.Success.ShouldBeFalse();
        apply.Text.ShouldContain("The machine has changed since the plan");
        apply.Text.ShouldContain("(HP4004)");
        (await machine.LiveXmlAsync()).ToString().ShouldBe(live);
        (await machine.InactiveXmlAsync()).ToString().ShouldBe(inactive);
    }

    [Fact]
    public async Task Promise_4_everything_but_cpu_and_memory_stays_as_it_is()
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        var disk = Path.GetTempFileName();
        try
        {
            await using (var file = File.OpenWrite(disk))
            {
                file.SetLength(1 << 20);
            }

            var machine = await scope.StartAsync(new GuestDefinition
            {
                Name = scope.NewName("rich"),
                Vcpus = 1,
                MaxVcpus = 4,
                Memory = 128,
                MaxMemory = 1024,
                VncPassword = "s3c&\"<",
                Disks = [disk],
                QemuArguments = ["-name", "guest=kept,debug-threads=on"],
                ExtraElements = ["<metadata><x:note xmlns:x=\"urn:foreign\" by=\"somebody&#10;else\"><![CDATA[a < b]]> kept </x:note></metadata>", "<title>kept &amp; safe</title>"],
            });
            var before = CanonicalDefinition.Of(await machine.InactiveXmlAsync());
            before.ShouldContain("s3c&amp;");
            before.ShouldContain("debug-threads=on");
            before.ShouldContain("urn:foreign");
            await using var project = await ProjectAsync(lab,
                $"name = \"{machine.Name}\"\nvcpus = 2\nmax_vcpus = 8\nmemory = \"384MiB\"\nmax_memory = \"2GiB\"\nmemory_slots = 20\nmemory_method = \"dimm\"");

            await project.ApplyAndReplanEmptyAsync();

            var after = await machine.InactiveXmlAsync();
            after.Element("vcpu")!.Value.ShouldBe("8");
            after.Element("devices")!.Elements("memory").Count().ShouldBe(1);
            CanonicalDefinition.Of(after).ShouldBe(before);
        }
        finally
        {
            File.Delete(disk);
        }
    }
}
