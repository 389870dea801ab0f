using System.Globalization;
using HotplugIac.Harness;
using HotplugIac.Libvirt.Tests.Lab;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Two modules want different things of one machine, at the same time: what comes out is one of the two wishes, whole.</summary>
public sealed class ConcurrentApplyTests
{
    private static readonly Dictionary<string, string?> Log = new() { ["TF_LOG_PROVIDER"] = "INFO" };

    [Fact]
    public async Task The_second_waits_and_finds_that_the_machine_has_changed_since_its_plan()
    {
        // The guest of the first apply lets it wait until the test says so.
        await using var rivals = await Rivals.OfAsync("""{ "unplug": "silent", "answers_after_looks": 1000000 }""", "vcpus = 3\nmemory = \"1GiB\"", "vcpus = 6\nmemory = \"2GiB\"");
        var plan = (await rivals.Second.PlanAsync()).EnsureSuccess();
        using var first = TerraformProcess.Apply(rivals.First);
        await rivals.File.UntilAsync(file => file.Machine(rivals.Name)["late"] is not null);
        using var second = TerraformProcess.Apply(rivals.Second, [plan.PlanFile!], Log);
        await second.UntilItSaysAsync("waiting for its turn");

        await rivals.File.LetGuestAnswerAsync(rivals.Name);

        (await first.EndAsync()).ShouldBe(0, first.Text);
        (await second.EndAsync()).ShouldBe(1, second.Text);
        second.Text.ShouldContain("(HP4004)");
        rivals.ShouldHave(3, "1GiB");
        (await rivals.First.PlanAsync()).IsEmpty.ShouldBeTrue();

        // Planned again it is what the second wants.
        await rivals.Second.ApplyAndReplanEmptyAsync();
        rivals.ShouldHave(6, "2GiB");
    }

    [Fact]
    public async Task The_second_gives_up_when_its_time_is_over_and_goes_on_when_the_first_is_killed_before_it_did_anything()
    {
        await using var rivals = await Rivals.OfAsync("{}", "vcpus = 6\nmemory = \"4GiB\"", "vcpus = 5\nmemory = \"2GiB\"");
        await rivals.File.ArmAsync("live", 1, "stalls");
        using var first = TerraformProcess.Apply(rivals.First);
        await rivals.File.UntilFaultIsHitAsync();

        rivals.Second.Edit(rivals.File.Uri, rivals.Sizes("vcpus = 5\nmemory = \"2GiB\"\ntimeouts = { create = \"1s\" }"));
        var busy = await rivals.Second.ApplyAsync();
        busy.Success.ShouldBeFalse(busy.Text);
        busy.Text.ShouldContain("(HP4030)");
        rivals.ShouldHave(4, "1GiB");

        rivals.Second.Edit(rivals.File.Uri, rivals.Sizes("vcpus = 5\nmemory = \"2GiB\""));
        using var second = TerraformProcess.Apply(rivals.Second, environment: Log);
        await second.UntilItSaysAsync("waiting for its turn");
        first.HasExited.ShouldBeFalse(first.Text);
        first.Kill();

        (await second.EndAsync()).ShouldBe(0, second.Text);
        rivals.ShouldHave(5, "2GiB");
        (await rivals.Second.PlanAsync()).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_killed_first_has_half_done_is_no_half_of_the_seconds_result()
    {
        await using var rivals = await Rivals.OfAsync("{}", "vcpus = 6\nmemory = \"4GiB\"", "vcpus = 4\nmemory = \"1GiB\"");
        await rivals.Second.ApplyAndReplanEmptyAsync();
        rivals.Second.Edit(rivals.File.Uri, rivals.Sizes("vcpus = 5\nmemory = \"2GiB\""));
        var plan = (await rivals.Second.PlanAsync()).EnsureSuccess();
        await rivals.File.ArmAsync("write", 1, "stalls");
        using var first = TerraformProcess.Apply(rivals.First);
        await rivals.File.UntilFaultIsHitAsync();
        using var second = TerraformProcess.Apply(rivals.Second, [plan.PlanFile!], Log);
        await second.UntilItSaysAsync("waiting for its turn");
        var left = rivals.File.Machine(rivals.Name).ToJsonString();

        first.Kill();

        // The live half of the first's first step, which the second's plan knows nothing of.
        (await second.EndAsync()).ShouldBe(1, second.Text);
        second.Text.ShouldContain("(HP4004)");
        rivals.File.Machine(rivals.Name).ToJsonString().ShouldBe(left, "Nothing was touched");
        await rivals.Second.ApplyAndReplanEmptyAsync();
        rivals.ShouldHave(5, "2GiB");
    }

    /// <summary>Terraform plans once more before it applies, and gives no provider the old facts for a resource that it does not know yet.</summary>
    [Fact]
    public async Task A_saved_plan_that_adopts_a_machine_which_has_changed_since_touches_nothing()
    {
        await using var rivals = await Rivals.OfAsync("{}", "vcpus = 6\nmemory = \"4GiB\"", "vcpus = 5\nmemory = \"2GiB\"");
        var plan = (await rivals.Second.PlanAsync()).EnsureSuccess();
        (await rivals.First.ApplyAsync()).EnsureSuccess();
        var left = rivals.File.Text;

        (await rivals.Second.ApplyAsync(plan)).Success.ShouldBeFalse();

        rivals.File.Text.ShouldBe(left);
        rivals.ShouldHave(6, "4GiB");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_libvirt_the_second_waits_until_the_first_has_ended_or_is_killed(bool isKilled)
    {
        var lab = await LibvirtLab.OpenAsync();
        await using var scope = lab.Scope();
        await using var relay = new SocketRelay();
        var machine = await scope.StartAsync(new GuestDefinition { Name = scope.NewName("rivals"), Vcpus = 1, MaxVcpus = 4, MaxMemory = 1024, Agent = false });
        string Sizes(string sizes) => $"name = \"{machine.Name}\"\n{sizes}\nmemory_method = \"dimm\"\nguest = \"ignore\"";
        await using var one = await ProjectAsync(relay.Uri, Sizes("vcpus = 2\nmemory = \"256MiB\""));
        await using var other = await ProjectAsync(lab, Sizes("vcpus = 3\nmemory = \"512MiB\""));
        var pid = await machine.QemuPidAsync();
        var plan = (await other.PlanAsync()).EnsureSuccess();

        var held = relay.HoldAsync(RemoteProcedure.SetVcpus, 1);
        using var first = TerraformProcess.Apply(one);
        await held.WaitAsync(TimeSpan.FromMinutes(3));
        using var second = TerraformProcess.Apply(other, [plan.PlanFile!], Log);
        await second.UntilItSaysAsync("waiting for its turn");
        (await machine.LiveXmlAsync()).Element("vcpu")!.Attribute("current")!.Value.ShouldBe("1");
        if (isKilled)
        {
            first.Kill();
        }
        else
        {
            relay.GoOn();
            (await first.EndAsync()).ShouldBe(0, first.Text);
        }

        // On the way from one to three lies the first's two: the plan of the second covers what is left to do.
        (await second.EndAsync()).ShouldBe(0, second.Text);
        foreach (var xml in new[] { await machine.LiveXmlAsync(), await machine.InactiveXmlAsync() })
        {
            xml.Element("vcpu")!.Attribute("current")!.Value.ShouldBe("3");
            xml.Element("devices")!.Elements("memory").Sum(m => int.Parse(m.Element("target")!.Element("size")!.Value, CultureInfo.InvariantCulture)).ShouldBe(384 * 1024);
        }

        (await other.PlanAsync()).IsEmpty.ShouldBeTrue();
        (await machine.QemuPidAsync()).ShouldBe(pid);
    }

    /// <summary>A simulated machine with four vCPUs and 1 GiB, and two modules that want it otherwise.</summary>
    private sealed class Rivals : IAsyncDisposable
    {
        private Rivals(string name, SimulatorFile file, TerraformProject first, TerraformProject second) => (Name, File, First, Second) = (name, file, first, second);

        public string Name { get; }

        public SimulatorFile File { get; }

        public TerraformProject First { get; }

        public TerraformProject Second { get; }

        public static async Task<Rivals> OfAsync(string guest, string first, string second)
        {
            var name = SimulatorFile.NewName("rivals");
            var file = new SimulatorFile($$"""{ "name": "{{name}}", "vcpus": 4, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16, "guest": {{guest}} }""");
            return new Rivals(name, file, await ProjectAsync(file.Uri, Body(name, first)), await ProjectAsync(file.Uri, Body(name, second)));
        }

        public string Sizes(string sizes) => Body(Name, sizes);

        public void ShouldHave(int vcpus, string memory)
        {
            foreach (var sizing in new[] { File.Running(Name)!, File.Configured(Name) })
            {
                sizing["vcpus"]!.GetValue<int>().ShouldBe(vcpus);
                SimulatorFile.Memory(sizing).ShouldBe(memory);
            }

            File.Boots(Name).ShouldBe(1);
        }

        public async ValueTask DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
            File.Dispose();
        }

        private static string Body(string name, string sizes) => $"name = \"{name}\"\n{sizes}\nmemory_method = \"dimm\"";
    }
}
