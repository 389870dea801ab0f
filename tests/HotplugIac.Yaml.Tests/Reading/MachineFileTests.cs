using System.Text;
using HotplugIac.Resources.Values;

namespace HotplugIac.Yaml.Tests.Reading;

public sealed class MachineFileTests
{
    private const string Example = """
        # yaml-language-server: $schema=machines-1.json
        provider:
          uri: qemu:///system
          hosts: [qemu+ssh://b/system]
          headroom: {vcpus: 2}
        x-small: &small
          vcpus: 2
          timeouts:
            create: 30m
        machines:
          web:
            <<: *small
            memory: 8GiB
            memory_devices:
              d0: {model: dimm, size: 1GiB}
          db:
            name: db-1
            uri: qemu:///session
            vcpus: 4
            force_stop: true
            numa_cells:
              - cpus: 0-1
                memory: 2GiB
                distances: [10, 20]
              - {cpus: "2", memory: 2GiB, distances: [20, 10]}
        """;

    [Fact]
    public void A_file_is_read_as_values_of_the_schema()
    {
        var reading = Files.Read(Example);

        reading.Problems.ShouldBeEmpty();
        reading.Provider.ShouldBe(Files.Map(
            ("uri", Value.Of("qemu:///system")), ("hosts", Value.Of([Value.Of("qemu+ssh://b/system")])), ("headroom", Files.Map(("vcpus", Value.Of(2))))));
        reading.Machines.Select(m => m.Key).ShouldBe(["web", "db"]);
        reading.Machines[0].Values.ShouldBe(Files.Map(
            ("name", Value.Of("web")), ("vcpus", Value.Of(2)), ("timeouts", Files.Map(("create", Value.Of("30m")))), ("memory", Value.Of("8GiB")),
            ("memory_devices", Files.Map(("d0", Files.Map(("model", Value.Of("dimm")), ("size", Value.Of("1GiB"))))))));
        reading.Machines[1].Values["force_stop"].ShouldBe(Value.Of(true));
        reading.Machines[1].Values["numa_cells"].ShouldBe(Value.Of([
            Files.Map(("cpus", Value.Of("0-1")), ("memory", Value.Of("2GiB")), ("distances", Value.Of([Value.Of(10), Value.Of(20)]))),
            Files.Map(("cpus", Value.Of("2")), ("memory", Value.Of("2GiB")), ("distances", Value.Of([Value.Of(20), Value.Of(10)])))]));
    }

    [Fact]
    public void Machines_and_their_attributes_have_their_places()
    {
        var machines = Files.Read(Example).Machines;

        machines[0].At.ShouldBe(new Position(11, 3));
        machines[0].Positions["vcpus"].ShouldBe(new Position(7, 10));
        machines[0].Positions["memory_devices[\"d0\"].size"].ShouldBe(new Position(15, 31));
        machines[1].Positions["numa_cells[1].memory"].ShouldBe(new Position(25, 29));
    }

    [Fact]
    public void The_key_is_the_name_unless_there_is_one()
    {
        var machines = Files.Read(Example).Machines;

        machines.Select(m => m.Name).ShouldBe(["web", "db-1"]);
        machines[1].Key.ShouldBe("db");
    }

    [Fact]
    public void A_key_that_looks_like_a_number_is_a_name_all_the_same() =>
        Files.Machine("machines: {123: {vcpus: 2}}")["name"].ShouldBe(Value.Of("123"));

    [Theory]
    [InlineData("yes")]
    [InlineData("off")]
    [InlineData("0-3")]
    [InlineData("2026-01-01")]
    public void Text_without_quotes_is_text(string name) =>
        Files.Machine($"machines: {{web: {{name: {name}, vcpus: 2}}}}")["name"].ShouldBe(Value.Of(name));

    [Theory]
    [InlineData("!!str 8")]
    [InlineData("! 8")]
    [InlineData("\"8\"")]
    [InlineData("'8'")]
    public void A_number_that_is_marked_as_text_is_text(string name) =>
        Files.Machine($"machines: {{web: {{name: {name}, vcpus: 2}}}}")["name"].ShouldBe(Value.Of("8"));

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("NULL")]
    public void A_null_is_not_set(string value) =>
        Files.Machine($"machines:\n  web:\n    vcpus: 2\n    memory: {value}\n").Fields.Keys.ShouldBe(["vcpus", "name"], ignoreOrder: true);

    [Fact]
    public void Explicit_keys_win_over_merged_ones_and_earlier_maps_over_later_ones() => Files.Machine("""
        x-a: &a {vcpus: 1, memory: 1GiB, max_vcpus: 8}
        x-b: &b {vcpus: 2, memory: 2GiB, guest: auto}
        machines:
          web:
            <<: [*a, *b]
            memory: 3GiB
        """).ShouldBe(Files.Map(("name", Value.Of("web")), ("vcpus", Value.Of(1)), ("memory", Value.Of("3GiB")), ("max_vcpus", Value.Of(8)), ("guest", Value.Of("auto"))));

    [Fact]
    public void Merges_of_merges_and_aliases_of_values_are_followed() => Files.Machine("""
        x-a: &a
          vcpus: &n 1
          unplug: live
        x-b: &b {<<: *a, memory: 2GiB}
        machines: {web: {<<: *b, max_vcpus: *n, guest: ignore}}
        """).ShouldBe(Files.Map(("name", Value.Of("web")), ("vcpus", Value.Of(1)), ("unplug", Value.Of("live")), ("memory", Value.Of("2GiB")), ("max_vcpus", Value.Of(1)), ("guest", Value.Of("ignore"))));

    [Fact]
    public void A_file_may_have_no_machines_when_it_says_so()
    {
        var reading = Files.Read("machines: {}");

        reading.Problems.ShouldBeEmpty();
        reading.Machines.ShouldBeEmpty();
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_are_fine()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Example.ReplaceLineEndings("\r\n"))];

        var reading = MachineFile.Read(bytes, "machines.yaml");

        reading.Problems.ShouldBeEmpty();
        reading.Machines[1].Positions["vcpus"].ShouldBe(new Position(19, 12));
        reading.Machines.ShouldBe(Files.Read(Example).Machines, new ByValues());
    }

    [Fact]
    public void Two_machines_of_one_name_at_different_uris_are_two() =>
        Files.Read("machines: {a: {name: web, vcpus: 1}, b: {name: web, vcpus: 1, uri: qemu:///session}}").Problems.ShouldBeEmpty();

    [Fact]
    public void Thousands_of_machines_are_no_problem()
    {
        var text = "x-a: &a {vcpus: 2, memory: 8GiB, memory_devices: {a: {model: dimm, size: 1GiB}}}\nmachines:\n"
            + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"  m{i}:\n    <<: *a\n    max_vcpus: 8\n"));

        var reading = Files.Read(text);

        reading.Problems.ShouldBeEmpty();
        reading.Machines.Count.ShouldBe(2_000);
    }

    private sealed class ByValues : IEqualityComparer<MachineEntry>
    {
        public bool Equals(MachineEntry? x, MachineEntry? y) => x!.Key == y!.Key && x.Values == y.Values && x.At == y.At;

        public int GetHashCode(MachineEntry entry) => entry.Values.GetHashCode();
    }
}
