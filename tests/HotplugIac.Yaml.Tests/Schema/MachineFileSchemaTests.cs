using System.Text.Json;
using System.Text.Json.Nodes;
using HotplugIac.Resources.Schema;
using HotplugIac.Yaml.Tests.Reading;
using Json.Schema;

namespace HotplugIac.Yaml.Tests.Schema;

/// <summary>docs/schemas/machines-1.json is written from the schema tables; eng/docs (UPDATE_DOCS=1) writes it anew.</summary>
public sealed class MachineFileSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(MachineFileSchema.Json());

    /// <summary>What the reader and the schema both take.</summary>
    public static TheoryData<string> Good =>
    [
        "machines: {}",
        "machines: {web: {vcpus: 2}}",
        "machines: {web: {vcpus: 2, name: w, uri: qemu:///system, memory: 1.5GiB, max_memory: 512 MiB, base_memory: ~}}",
        "machines: {web: {vcpus: 2, definition: !file web.xml}}",
        "provider:\nmachines: {}",
        "provider: {uri: qemu:///system, hosts: [a:///b], headroom: {vcpus: 2, memory: 3}, on_unreachable: keep, max_parallel_power_cycles: 2, auth: {username: a, password: \"1\"}, simulate: a.json}\nmachines: {}",
        "x-a: &a {vcpus: 2}\nx-anything: [1, two, {three: 3.5}]\nmachines: {web: {<<: *a, memory: 8GiB}, db: *a}",
        "machines: {web: {vcpus: 2, cpu_topology: {sockets: 1, cores: 2, dies: ~}, memory_devices: {a: {model: dimm, size: 1GiB}}, memory_slots: 0}}",
        "machines: {web: {vcpus: 2, numa_cells: [{cpus: 0-1, memory: 1GiB, distances: [10]}], numa_tune: {mode: strict, nodeset: \"0\", cells: [{cell: 0, mode: strict, nodeset: \"0\"}]}}}",
        "machines: {web: {vcpus: 2, on_reboot_required: fail, unplug: live_or_pending, guest: ~, shutdown_timeout: 1h30m, unplug_timeout: 1.5s, force_stop: false, timeouts: {read: 90s, create: 500ms}}}",
    ];

    /// <summary>What neither takes.</summary>
    public static TheoryData<string> Bad =>
    [
        "{}",
        "provider: {}",
        "machines: []",
        "machines:",
        "machines: {web: }",
        "machines: {\"\": {vcpus: 2}}",
        "machine: {}\nmachines: {}",
        "machines: {web: {}}",
        "machines: {web: {vcpus: ~}}",
        "machines: {web: {vcpus: \"2\"}}",
        "machines: {web: {vcpus: 0}}",
        "machines: {web: {vcpus: 2.5}}",
        "machines: {web: {vcpus: 4294967296}}",
        "machines: {web: {vcpus: 2, vcpu: 2}}",
        "machines: {web: {vcpus: 2, id: a}}",
        "machines: {web: {vcpus: 2, impact: {}}}",
        "machines: {web: {vcpus: 2, name: 12}}",
        "machines: {web: {vcpus: 2, memory: 8}}",
        "machines: {web: {vcpus: 2, memory: 8GB}}",
        "machines: {web: {vcpus: 2, memory: 1..5GiB}}",
        "machines: {web: {vcpus: 2, shutdown_timeout: 90}}",
        "machines: {web: {vcpus: 2, shutdown_timeout: 90 s}}",
        "machines: {web: {vcpus: 2, force_stop: yes}}",
        "machines: {web: {vcpus: 2, guest: maybe}}",
        "machines: {web: {vcpus: 2, cpu_topology: {sockets: 1}}}",
        "machines: {web: {vcpus: 2, cpu_topology: {sockets: 1, cores: 0}}}",
        "machines: {web: {vcpus: 2, memory_devices: {a: {model: nvdimm, size: 1GiB}}}}",
        "machines: {web: {vcpus: 2, memory_devices: {a: ~}}}",
        "machines: {web: {vcpus: 2, memory_devices: [{model: dimm, size: 1GiB}]}}",
        "machines: {web: {vcpus: 2, numa_cells: [{memory: 1GiB}]}}",
        "machines: {web: {vcpus: 2, numa_cells: [{cpus: \"0\", memory: 1GiB, distances: [\"10\"]}]}}",
        "provider: {hosts: a}\nmachines: {}",
        "provider: {headroom: {vcpus: 0}}\nmachines: {}",
        "provider: {on_unreachable: skip}\nmachines: {}",
    ];

    [Fact]
    public void The_committed_schema_is_that_of_the_table()
    {
        var path = Repository.File("docs", "schemas", "machines-1.json");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, MachineFileSchema.Json());
        }

        File.ReadAllText(path).ShouldBe(MachineFileSchema.Json(), "eng/docs writes it anew.");
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Reader_and_schema_take_the_same_files(string yaml)
    {
        Files.Read(yaml, (_, _) => "<domain/>"u8.ToArray()).Problems.ShouldBeEmpty();
        Takes(Json.Of(yaml)).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Reader_and_schema_refuse_the_same_files(string yaml)
    {
        Files.Read(yaml).HasErrors.ShouldBeTrue();
        Takes(Json.Of(yaml)).ShouldBeFalse();
    }

    [Fact]
    public void What_is_written_is_as_the_schema_wants_it()
    {
        for (var seed = 0; seed < 15; seed++)
        {
            var text = MachineFile.Write(new Machines(seed).All());

            Takes(Json.Of(text)).ShouldBeTrue(text);
        }
    }

    [Fact]
    public void The_schema_is_one_itself() => MetaSchemas.Draft202012.Evaluate(Element(JsonNode.Parse(MachineFileSchema.Json()))).IsValid.ShouldBeTrue();

    [Fact]
    public void Each_input_of_the_table_is_there_with_its_description()
    {
        var machine = JsonNode.Parse(MachineFileSchema.Json())!["$defs"]!["Machine"]!["properties"]!.AsObject();

        machine.Select(p => p.Key).ShouldBe(VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed).Select(r => r.Name));
        machine.ShouldAllBe(p => p.Value!["description"]!.GetValue<string>().Length > 0);
    }

    private static bool Takes(JsonNode? document) => Schema.Evaluate(Element(document)).IsValid;

    private static JsonElement Element(JsonNode? node) => JsonDocument.Parse(node?.ToJsonString() ?? "null").RootElement;
}
