using Xunit.Abstractions;

namespace HotplugIac.Harness.Tests;

/// <summary>A real guest. Needs the lab: eng/lab up. One guest is shared, and each test leaves its own changes in it.</summary>
public sealed class LabTests(LabTests.Fixture fixture, ITestOutputHelper output) : IClassFixture<LabTests.Fixture>
{
    private const long MiB = 1024 * 1024;
    private static readonly TimeSpan GuestTakes = TimeSpan.FromMinutes(3);

    [Fact]
    public void The_guest_boots_to_its_agent_within_the_bound()
    {
        output.WriteLine($"agent after {fixture.BootTime.TotalSeconds:0.0} s");

        fixture.BootTime.ShouldBeLessThan(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task A_hot_added_vcpu_comes_online_in_the_guest()
    {
        (await fixture.Machine.VirshAsync("setvcpus", ["3", "--live"])).EnsureSuccess();

        await Eventually.BecomesAsync(
            fixture.Guest.OnlineVcpusAsync, seen => seen.SequenceEqual([0, 1, 2]), GuestTakes, "vCPUs 0-2",
            describe: seen => string.Join(',', seen));
    }

    [Fact]
    public async Task A_hot_added_dimm_comes_online_in_the_guest_and_goes_again()
    {
        var before = await fixture.Guest.MemoryAsync();
        var total = await fixture.Guest.MemTotalAsync();
        const string Dimm = """
            <memory model='dimm'><alias name='ua-dimm'/><target><size unit='MiB'>256</size><node>0</node></target></memory>
            """;

        (await fixture.Machine.AttachAsync(Dimm)).EnsureSuccess();

        var after = await Eventually.BecomesAsync(
            fixture.Guest.MemoryAsync, seen => seen.Online >= before.Online + (256 * MiB), GuestTakes, "256 MiB more");
        after.BlockSize.ShouldBe(128 * MiB);
        (await fixture.Guest.MemTotalAsync()).ShouldBeGreaterThan(total + (200 * MiB));

        (await fixture.Machine.VirshAsync("detach-device-alias", ["ua-dimm", "--live"])).EnsureSuccess();

        await Eventually.BecomesAsync(
            fixture.Machine.LiveXmlAsync, xml => !xml.ToString().Contains("ua-dimm", StringComparison.Ordinal), GuestTakes, "DIMM gone");
    }

    [Fact]
    public async Task A_virtio_mem_device_plugs_what_is_requested()
    {
        const string Device = """
            <memory model='virtio-mem'><alias name='ua-vm'/><target><size unit='MiB'>1024</size><node>0</node>
            <block unit='MiB'>2</block><requested unit='MiB'>256</requested></target></memory>
            """;

        (await fixture.Machine.AttachAsync(Device)).EnsureSuccess();

        await Eventually.BecomesAsync(
            fixture.Machine.LiveXmlAsync,
            xml => xml.Descendants("current").Any(current => (string?)current.Attribute("unit") == "KiB" && (string)current == "262144"),
            GuestTakes, "256 MiB plugged", describe: xml => string.Join('\n', xml.Descendants("memory")));
    }

    [Fact]
    public async Task A_script_runs_in_the_guest_and_its_failure_is_told()
    {
        (await fixture.Guest.ShellAsync("echo \"$((6 * 7))\"")).ShouldBe("42\n");

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => fixture.Guest.ShellAsync("echo broken >&2; exit 4"));
        failure.Message.ShouldContain("exit code 4");
        failure.Message.ShouldContain("broken");
    }

    [Fact]
    public async Task Boot_id_uptime_and_qemu_pid_are_read()
    {
        (await fixture.Guest.BootIdAsync()).ShouldBe(await fixture.Guest.BootIdAsync());
        (await fixture.Guest.UptimeAsync()).ShouldBeGreaterThan(TimeSpan.Zero);
        var pid = (await fixture.Machine.QemuPidAsync()).ShouldNotBeNull();
        (await File.ReadAllTextAsync($"/proc/{pid}/cmdline")).ShouldContain(fixture.Machine.Name);
    }

    [Fact]
    public async Task A_machine_without_an_agent_answers_at_once_that_it_has_none()
    {
        var machine = await fixture.Scope.DefineAsync(new GuestDefinition { Name = fixture.Scope.NewName("mute"), Agent = false });

        var failure = await Should.ThrowAsync<EventuallyException>(() => machine.Guest.WaitForAgentAsync(TimeSpan.FromSeconds(0.2)));

        failure.Message.ShouldContain("domain is not running");
    }

    public sealed class Fixture : IAsyncLifetime
    {
        public LibvirtLab Lab { get; private set; } = null!;

        public LabScope Scope { get; private set; } = null!;

        public LabMachine Machine { get; private set; } = null!;

        public GuestProbe Guest => Machine.Guest;

        public TimeSpan BootTime { get; private set; }

        public async Task InitializeAsync()
        {
            Lab = await LibvirtLab.OpenAsync();
            Scope = Lab.Scope();
            var started = TimeProvider.System.GetTimestamp();
            Machine = await Scope.StartAsync(new GuestDefinition
            {
                Name = Scope.NewName("harness"),
                MaxVcpus = 4,
                MaxMemory = 4096,
                RootPorts = 2,
            });
            await Guest.WaitForAgentAsync();
            BootTime = TimeProvider.System.GetElapsedTime(started);
        }

        public async Task DisposeAsync()
        {
            if (Scope is not null)
            {
                await Scope.DisposeAsync();
            }
        }
    }
}
