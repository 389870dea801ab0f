using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd;

/// <summary>Every bad input stops the plan with the attribute, what is allowed, what to do, and a rule code; nothing is touched.</summary>
public sealed class BadInputTests(BadInputTests.Machine shared) : IClassFixture<BadInputTests.Machine>
{
    [Theory]
    [InlineData("vcpus = 0\nmemory = \"256MiB\"", "HP9001", "vcpus = 0 is not possible: choose a whole number from 1")]
    [InlineData("vcpus = -1\nmemory = \"256MiB\"", "HP9001", "vcpus = -1 is not possible")]
    [InlineData("vcpus = 5\nmemory = \"256MiB\"", "HP9001", "vcpus = 5 is above max_vcpus of the machine, which is 4: choose 1 to 4, or set max_vcpus to 5 or more")]
    [InlineData("vcpus = 1000\nmax_vcpus = 1000\nmemory = \"256MiB\"", "HP9002", "vcpus = 1000 is above the limit of machine type pc-q35-")]
    [InlineData("vcpus = 1\nmemory = \"256\"", "HP9003", "\"256\" has no unit")]
    [InlineData("vcpus = 1\nmemory = \"256MB\"", "HP9003", "did you mean \"256MiB\"?")]
    [InlineData("vcpus = 1\nmemory = \"300MiB\"\nmemory_method = \"dimm\"", "HP9004", "The nearest sizes are 256MiB and 384MiB.")]
    [InlineData("vcpus = 1\nmemory = \"2GiB\"", "HP9005", "memory = \"2GiB\" is above max_memory, which is 1GiB: choose at most 1GiB")]
    [InlineData("vcpus = 1\nmemory = \"256MiB\"\nmemory_slots = 257", "HP9006", "memory_slots = 257 is not possible: choose a number from 0 to 256")]
    [InlineData("vcpus = 1\nmemory = \"256MiB\"\nbase_memory = \"256MiB\"\nnuma_cells = [{ cpus = \"0-3\", memory = \"128MiB\" }]", "HP9007", "add up to 128MiB, but base_memory = \"256MiB\"")]
    [InlineData("vcpus = 1\nmemory = \"256MiB\"\nnuma_cells = [{ cpus = \"0-2\", memory = \"256MiB\" }]", "HP9008", "name the vCPUs \"0-2\", but max_vcpus = 4 means 0 to 3")]
    [InlineData("vcpus = 1\nmin_vcpus = 9", "HP9016", "min_vcpus = 9 is above vcpus, which is 1: choose a whole number from 1 to 1")]
    [InlineData("vcpus = 1\ncpu_topology = { sockets = 2, cores = 3 }", "HP3003", "gives 6 vCPUs, but max_vcpus is 4")]
    [InlineData("vcpus = 1\ncpu_topology = { sockets = 0, cores = 3 }", "HP9027", "cpu_topology.sockets = 0 is not possible: choose a whole number, 1 or more")]
    [InlineData("vcpus = 1\nmemory_devices = { \"a b\" = { model = \"dimm\", size = \"128MiB\", node = 0 } }", "HP9028", "memory_devices[\"a b\"] cannot be the name of a device")]
    [InlineData("vcpus = 1\nmemory_devices = { a = { model = \"ssd\", size = \"128MiB\", node = 0 } }", "HP9026", "use \"dimm\" or \"virtio-mem\"")]
    [InlineData("vcpus = 1\nmemory_devices = { a = { model = \"dimm\", size = \"100MiB\", node = 0 } }", "HP9021", "The nearest size is 128MiB.")]
    [InlineData("vcpus = 1\nmemory_devices = { a = { model = \"dimm\", size = \"128MiB\", node = 3 } }", "HP9022", "has 1 NUMA cell. Choose 0.")]
    [InlineData("vcpus = 1\nmemory = \"1GiB\"\nmemory_devices = { a = { model = \"dimm\", size = \"128MiB\", node = 0 } }", "HP9020", "Set memory to 384MiB or leave it out")]
    [InlineData("vcpus = 1\nnuma_cells = [{ cpus = \"0-3\", memory = \"256MiB\", distances = [9] }]", "HP9018", "numa_cells[0].distances[0] = 9 is not possible")]
    [InlineData("vcpus = 1\nnuma_tune = { mode = \"loose\", nodeset = \"0\" }", "HP9026", "use \"strict\", \"preferred\", \"interleave\" or \"restrictive\"")]
    [InlineData("vcpus = 1\nnuma_tune = { mode = \"strict\", nodeset = \"x\" }", "HP9029", "Write for example \"0\", \"0-1\" or \"0,2\"")]
    [InlineData("vcpus = 1\nnuma_tune = { mode = \"strict\", nodeset = \"0\", cells = [{ cell = 5, mode = \"strict\", nodeset = \"0\" }] }", "HP9019", "numa_tune.cells[0].cell = 5 is not possible: choose a cell from 0 to 0")]
    [InlineData("vcpus = 1\non_reboot_required = \"never\"", "HP9026", "use \"defer\", \"reboot\" or \"fail\"")]
    [InlineData("vcpus = 1\nunplug = \"maybe\"", "HP9026", "use \"live\", \"live_or_pending\" or \"reboot\"")]
    [InlineData("vcpus = 1\nshutdown_timeout = \"5\"", "HP9025", "shutdown_timeout = \"5\" has no unit")]
    [InlineData("vcpus = 1\nunplug_timeout = \"-3s\"", "HP9025", "unplug_timeout = \"-3s\" is negative")]
    [InlineData("vcpus = 1\nguest = \"yes\"", "HP9026", "use \"auto\", \"verify\", \"online\" or \"ignore\"")]
    [InlineData("vcpus = 1\ntimeouts = { update = \"soon\" }", "HP9025", "timeouts.update = \"soon\" is not a duration")]
    [InlineData("vcpus = 1\nmemory = \"256MiB\"\nuri = \"vbox:///session\"", "HP9010", "has no scheme that this version knows")]
    [InlineData("vcpus = 1\nmemory = \"256MiB\"\nuri = \"qemu:///system?socket=/nonexistent/libvirt-sock\"", "HP4010", "/nonexistent/libvirt-sock")]
    public async Task Bad_values_are_refused_at_plan(string attributes, string code, string message)
    {
        await using var project = await ProjectAsync(shared.Lab, $"name = \"{shared.Name}\"\n{attributes}");

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        var text = plan.Text.Unwrapped();
        text.ShouldContain(message);
        text.ShouldContain($"({code})");
        (await shared.DefinitionAsync()).ShouldBe(shared.Before);
    }

    [Theory]
    [InlineData("headroom = { vcpus = 0, memory = 4 }", "HP9027", "headroom.vcpus = 0 is not possible: choose a whole number, 1 or more")]
    [InlineData("max_parallel_power_cycles = 0", "HP9027", "max_parallel_power_cycles = 0 is not possible")]
    [InlineData("on_unreachable = \"shrug\"", "HP9026", "use \"error\" or \"keep\"")]
    [InlineData("hosts = [\"vbox:///session\"]", "HP9010", "hosts[0] = \"vbox:///session\" has no scheme that this version knows")]
    public async Task Bad_values_of_the_provider_are_refused_at_plan(string provider, string code, string message)
    {
        var sizes = $"name = \"{shared.Name}\"\nvcpus = 1\nmemory = \"256MiB\"";
        await using var project = await ProjectAsync(shared.Lab, sizes);
        project.Write("main.tf", Module(shared.Lab.Uri, provider, sizes));

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Text.Unwrapped().ShouldContain(message);
        plan.Text.Unwrapped().ShouldContain($"({code})");
    }

    [Fact]
    public async Task A_malformed_definition_is_refused_at_plan_with_line_and_column()
    {
        var name = shared.NewName();
        await using var project = await ProjectAsync(shared.Lab, $"name = \"{name}\"\ndefinition = file(\"vm.xml\")\nvcpus = 1\nmemory = \"128MiB\"");
        project.Write("vm.xml", "<domain type='qemu'>\n  <name>x</nam>\n</domain>\n");

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Text.Unwrapped().ShouldContain("(HP9009)");
        plan.Text.Unwrapped().ShouldContain("line 2");
    }

    [Fact]
    public async Task A_missing_libvirt_library_is_explained_with_what_to_install()
    {
        await using var project = await ProjectAsync(shared.Lab, $"name = \"{shared.Name}\"\nvcpus = 1\nmemory = \"256MiB\"",
            new Dictionary<string, string?> { ["LIBVIRT_LIBRARY_PATH"] = "/nonexistent" });

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        plan.Text.Unwrapped().ShouldContain("(HP4011)");
        plan.Text.Unwrapped().ShouldContain("libvirt0");
    }

    /// <summary>One machine for all cases: none of them may change it.</summary>
    public sealed class Machine : IAsyncLifetime
    {
        private LabScope? _scope;
        private LabMachine? _machine;

        public LibvirtLab Lab { get; private set; } = null!;

        public string Name => _machine!.Name;

        public string Before { get; private set; } = string.Empty;

        public string NewName() => _scope!.NewName("bad");

        public async Task<string> DefinitionAsync() => (await _machine!.InactiveXmlAsync()).ToString();

        public async Task InitializeAsync()
        {
            Lab = await LibvirtLab.OpenAsync();
            _scope = Lab.Scope();
            _machine = await _scope.DefineAsync(new GuestDefinition { Name = _scope.NewName("input"), Vcpus = 1, MaxVcpus = 4, Memory = 256, MaxMemory = 1024 });
            Before = await DefinitionAsync();
        }

        public async Task DisposeAsync() => await _scope!.DisposeAsync();
    }
}
