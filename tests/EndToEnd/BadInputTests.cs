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
    [InlineData("vcpus = 1\nmemory = \"256MiB\"\nuri = \"vbox:///session\"", "HP9010", "has no scheme that this version knows")]
    [InlineData("vcpus = 1\nmemory = \"256MiB\"\nuri = \"qemu:///system?socket=/nonexistent/libvirt-sock\"", "HP4010", "/nonexistent/libvirt-sock")]
    public async Task Bad_values_are_refused_at_plan(string attributes, string code, string message)
    {
        await using var project = await ProjectAsync(shared.Lab, $"name = \"{shared.Name}\"\n{attributes}");

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        var text = Unwrapped(plan.Text);
        text.ShouldContain(message);
        text.ShouldContain($"({code})");
        (await shared.DefinitionAsync()).ShouldBe(shared.Before);
    }

    [Fact]
    public async Task A_malformed_definition_is_refused_at_plan_with_line_and_column()
    {
        var name = shared.NewName();
        await using var project = await ProjectAsync(shared.Lab, $"name = \"{name}\"\ndefinition = file(\"vm.xml\")\nvcpus = 1\nmemory = \"128MiB\"");
        project.Write("vm.xml", "<domain type='qemu'>\n  <name>x</nam>\n</domain>\n");

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        Unwrapped(plan.Text).ShouldContain("(HP9009)");
        Unwrapped(plan.Text).ShouldContain("line 2");
    }

    [Fact]
    public async Task A_missing_libvirt_library_is_explained_with_what_to_install()
    {
        await using var project = await ProjectAsync(shared.Lab, $"name = \"{shared.Name}\"\nvcpus = 1\nmemory = \"256MiB\"",
            new Dictionary<string, string?> { ["LIBVIRT_LIBRARY_PATH"] = "/nonexistent" });

        var plan = await project.PlanAsync();

        plan.Failed.ShouldBeTrue(plan.Text);
        Unwrapped(plan.Text).ShouldContain("(HP4011)");
        Unwrapped(plan.Text).ShouldContain("libvirt0");
    }

    /// <summary>Terraform wraps long lines and draws a border.</summary>
    private static string Unwrapped(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n', '\r', '│', '╷', '╵'], StringSplitOptions.RemoveEmptyEntries));

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
