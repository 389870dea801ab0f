using HotplugIac.Harness;
using HotplugIac.Resources.Schema;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.CloudHypervisor;

/// <summary>Every attribute of the resource on <c>ch+unix://</c>: set at create, changed, cleared, wrong. A machine for each, side by side.</summary>
public sealed class VmmAttributeTests
{
    /// <summary>What every machine has, unless its row says otherwise.</summary>
    private static readonly Dictionary<string, string> Usual = new()
    {
        ["vcpus"] = "2", ["memory"] = "\"512MiB\"", ["definition"] = "jsonencode({ payload = { kernel = \"/boot/vmlinux\" } })",
    };

    private static readonly Row[] Rows =
    [
        new("vcpus", "2", "3", "live", "0", "HP9001"),
        new("max_vcpus", "6", "8", "replace", "0", "HP9001"),
        new("min_vcpus", "1", null, "none", "2", "HP9044"),
        new("cpu_topology", "{ sockets = 2, dies = 1, cores = 2, threads = 1 }", "{ sockets = 1, dies = 1, cores = 4, threads = 1 }", "replace", "{ sockets = 3, dies = 1, cores = 2, threads = 1 }", "HP3003"),
        new("memory", "\"512MiB\"", "\"1GiB\"", "live", "\"1\"", "HP9003"),
        new("base_memory", "\"256MiB\"", "\"384MiB\"", "replace", "\"1GiB\"", "HP9015"),
        new("max_memory", "\"2GiB\"", "\"4GiB\"", "replace", "\"256MiB\"", "HP9005"),
        new("memory_slots", "0", null, "none", "4", "HP9044"),
        new("memory_method", "\"virtio-mem\"", "\"dimm\"", "replace", "\"balloon\"", "HP9013"),
        new("memory_devices", null, null, "none", "{ a = { model = \"virtio-mem\", size = \"1GiB\" } }", "HP9044"),
        new("numa_cells", "[]", null, "none", "[{ cpus = \"0-7\", memory = \"512MiB\" }]", "HP9044"),
        new("numa_tune", null, null, "none", "{ mode = \"strict\", nodeset = \"0\" }", "HP9044"),
        new("on_reboot_required", "\"defer\"", "\"reboot\"", "none", "\"later\"", "HP9026"),
        new("unplug", "\"live\"", "\"reboot\"", "none", "\"never\"", "HP9026"),
        new("shutdown_timeout", "\"1m\"", "\"2m\"", "none", "\"soon\"", "HP9025"),
        new("unplug_timeout", "\"10s\"", "\"20s\"", "none", "\"soon\"", "HP9025"),
        new("force_stop", "false", "true", "none", null, string.Empty),
        new("guest", "\"auto\"", "\"ignore\"", "none", "\"verify\"", "HP9044"),
        new("timeouts", "{ create = \"5m\" }", "{ create = \"6m\" }", "none", "{ create = \"soon\" }", "HP9025"),
        new("definition", Usual["definition"], null, "none", "\"<domain/>\"", "HP9009"),
    ];

    [Fact]
    public void Every_attribute_that_can_be_set_has_a_row() =>
        Rows.Select(r => r.Attribute).Concat(["name", "uri"])
            .ShouldBe(VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).Select(r => r.Name), ignoreOrder: true);

    [Fact]
    public async Task Every_attribute_is_set_at_create_changed_and_cleared()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Count = Rows.Length, NoShutdown = true });
        await using var project = await ProjectAsync($"ch+unix://{peer.Directory}", "name = \"none\"");
        project.Write("main.tf", Module(peer, r => r.Create));
        (await project.ApplyAsync()).EnsureSuccess();
        await EmptyAsync(project);

        project.Write("main.tf", Module(peer, r => r.Changed ?? r.Create));
        var plan = (await project.PlanAsync()).EnsureSuccess();
        foreach (var row in Rows)
        {
            plan[row.Address].Action.ShouldBe(row.Changed is null ? PlannedAction.NoOp : row.Verdict == "replace" ? PlannedAction.Replace : PlannedAction.Update, row.Attribute);
            if (plan[row.Address].Action == PlannedAction.Update)
            {
                plan[row.Address].PlannedText("impact", "verdict").ShouldBe(row.Verdict, row.Attribute);
            }
        }

        (await project.ApplyAsync()).EnsureSuccess();
        await EmptyAsync(project);
        var before = await project.StateAsync();

        project.Write("main.tf", Module(peer, r => Usual.ContainsKey(r.Attribute) ? r.Changed ?? r.Create : null));
        (await project.ApplyAsync()).EnsureSuccess();
        await EmptyAsync(project);
        var after = await project.StateAsync();
        foreach (var row in Rows)
        {
            after.Text(row.Address, "live_values").ShouldBe(before.Text(row.Address, "live_values"), row.Attribute);
            if (row.Verdict != "replace")
            {
                (await peer.TruthAsync(Array.IndexOf(Rows, row))).Boots.ShouldBe(1, row.Attribute);
            }
        }

        (await project.DestroyAsync()).EnsureSuccess();
    }

    [Fact]
    public async Task Every_attribute_that_is_wrong_is_an_error_with_its_code_before_anything_is_touched()
    {
        await using var peer = await CloudHypervisorPeer.StartAsync(new CloudHypervisorPeerOptions { Count = Rows.Length, NoShutdown = true });
        await using var project = await ProjectAsync($"ch+unix://{peer.Directory}", "name = \"none\"");
        var open = Rows.Where(r => r.Wrong is not null).ToList();

        // What is found without the hypervisor comes first and alone: Terraform validates everything before it plans anything.
        for (var look = 0; open.Count > 0; look++)
        {
            look.ShouldBeLessThan(2, string.Join(", ", open.Select(r => r.Attribute)));
            project.Write("main.tf", Module(peer, r => open.Contains(r) ? r.Wrong : r.Create));
            var plan = await project.PlanAsync();
            plan.Failed.ShouldBeTrue(plan.Text);
            open.RemoveAll(row => IsTold(plan.Text, row));
        }

        for (var i = 0; i < Rows.Length; i++)
        {
            (await peer.CallsAsync(i)).ShouldNotContain(c => c.Method == "PUT");
        }
    }

    private static bool IsTold(string text, Row row)
    {
        var at = text.IndexOf($"with {row.Address},", StringComparison.Ordinal);
        if (at >= 0)
        {
            text[at..].Unwrapped().Split("Error:")[0].ShouldContain($"({row.Code})", customMessage: row.Attribute);
        }

        return at >= 0;
    }

    private static async Task EmptyAsync(TerraformProject project)
    {
        var plan = await project.PlanAsync();
        plan.IsEmpty.ShouldBeTrue(plan.Text);
        (await project.RefreshOnlyExitCodeAsync()).ShouldBe(0);
    }

    private static string Module(CloudHypervisorPeer peer, Func<Row, string?> value) =>
        $"{Head($"ch+unix://{peer.Directory}")}\n\n{string.Join("\n", Rows.Select((row, i) => Resource(row, i, value(row))))}";

    private static string Resource(Row row, int number, string? value)
    {
        var attributes = new Dictionary<string, string>(Usual);
        attributes.Remove(row.Attribute);
        if (value is not null)
        {
            attributes[row.Attribute] = value;
        }

        if (row.Attribute == "cpu_topology")
        {
            attributes["max_vcpus"] = "4";
        }

        return $"resource \"hotplug_virtual_machine\" \"{row.Attribute}\" {{\n  name = \"vm{number}\"\n{string.Concat(attributes.Select(a => $"  {a.Key} = {a.Value}\n"))}}}\n";
    }

    /// <param name="Create">Its value in a new machine; null where it has none that can be.</param>
    /// <param name="Changed">Another value; null where there is none.</param>
    /// <param name="Verdict">What that change means.</param>
    /// <param name="Wrong">A value that cannot be; null where Terraform itself finds it.</param>
    private sealed record Row(string Attribute, string? Create, string? Changed, string Verdict, string? Wrong, string Code)
    {
        public string Address => $"hotplug_virtual_machine.{Attribute}";
    }
}
