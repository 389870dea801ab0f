using HotplugIac.Hosting;
using HotplugIac.Hypervisors.Simulator.File;
using HotplugIac.Resources.DataSources;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.DataSources;

/// <summary>Data sources of a provider with <c>simulate</c>.</summary>
public sealed class SimulatedDataSourceTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hotplug-sim-");
    private readonly HypervisorPool _pool = new(new HypervisorTable());

    private string StateFile => Path.Combine(_folder.FullName, "state.json");

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Whatever_the_uri_says_the_file_answers_all_three()
    {
        await SeedAsync();
        var elsewhere = ("uri", Value.Of("qemu+ssh://nowhere.invalid/system"));

        var host = (await ReadAsync("host", elsewhere, ("machine_type", Value.Of("q35")))).Answer();
        var web = (await ReadAsync("virtual_machine", elsewhere, ("name", Value.Of("web")))).Answer();
        var all = (await ReadAsync("virtual_machines", elsewhere)).Answer();

        (host["hypervisor"].Text(), host["cpus"].Number(), host["memory"].Text(), host["machine_type"].Text(), host["uri"].Text())
            .ShouldBe(("simulator", 8, "32GiB", "q35", "qemu+ssh://nowhere.invalid/system"));
        (host["free_memory"].Text(), host["unassigned_memory"].Text(), host.At("running_machines", "max_memory").Text()).ShouldBe(("31GiB", "31GiB", "8GiB"));
        host.Items("nodes").Select(n => $"{n["id"].Number()}: {n["cpus"].Text()} {n["memory"].Text()} {n["free_memory"].Text()}").ShouldBe(["0: 0-3 16GiB 15872MiB", "2: 4-7 16GiB 15872MiB"]);
        (web["vcpus"].Number(), web["found_at"].Text()).ShouldBe((2, SimulatorUri.Of(StateFile)));
        all.Items("machines").Select(m => $"{m["name"].Text()} {m["power_state"].Text()} {m["vcpus"].Number()}").ShouldBe(["db shut off 4", "web running 2"]);
    }

    [Fact]
    public async Task A_fault_for_one_machine_leaves_the_others_readable_and_one_for_all_fails_the_list()
    {
        await SeedAsync(""", "faults": [{ "call": "read", "kind": "fails", "machine": "db" }, { "call": "read", "kind": "drops", "nth": 2 }]""");

        var partly = await ReadAsync("virtual_machines");
        var failed = await ReadAsync("virtual_machines");
        var whole = (await ReadAsync("virtual_machines")).Answer();

        partly.Problems.ShouldHaveSingleItem().Code.ShouldBe("HP4006");
        partly.State!.Items("machines").Select(m => m["error"].IsNull).ShouldBe([false, true]);
        failed.Refusal().Code.ShouldBe("HP4010");
        whole.Items("machines").ShouldAllBe(m => m["error"].IsNull);
    }

    [Fact]
    public async Task A_file_that_is_none_is_a_problem_with_its_place()
    {
        await File.WriteAllTextAsync(StateFile, """{ "host": { "cpus": 0 } }""");

        var problem = (await ReadAsync("host")).Refusal();

        (problem.Code, problem.Attribute).ShouldBe(("HP9031", "uri"));
        problem.Detail.ShouldContain("line 1, column 21: host.cpus is 0; it must be a whole number from 1 to 4096.");
    }

    [Fact]
    public async Task A_file_that_is_not_there_yet_is_a_host_without_machines()
    {
        var host = (await ReadAsync("host")).Answer();
        var all = (await ReadAsync("virtual_machines")).Answer();

        (host["cpus"].Number(), host["memory"].Text(), host["free_memory"].Text(), host.At("running_machines", "count").Number()).ShouldBe((64, "256GiB", "256GiB", 0));
        host.Items("nodes").ShouldHaveSingleItem()["cpus"].Text().ShouldBe("0-63");
        all.Items("machines").ShouldBeEmpty();
        File.Exists(StateFile).ShouldBeFalse("reading makes no file");
    }

    private Task SeedAsync(string more = "") => File.WriteAllTextAsync(StateFile, $$"""
        {
          "host": { "cpus": 8, "memory": "32GiB" }, "facts": { "host_nodes": "0,2" },
          "machines": [
            { "name": "web", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16 },
            { "name": "db", "vcpus": 4, "memory": "4GiB", "running": false }
          ]{{more}}
        }
        """);

    private Task<DataReply> ReadAsync(string name, params (string Name, Value Value)[] config) =>
        new DataSourceReader(_pool, new ProviderSettings(null) { Simulator = SimulatorUri.Of(StateFile) }, TimeProvider.System)
            .ReadAsync(name, Machines.Map(config), CancellationToken.None);
}
