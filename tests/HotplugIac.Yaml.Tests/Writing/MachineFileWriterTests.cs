using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Tests.Reading;

namespace HotplugIac.Yaml.Tests.Writing;

public sealed class MachineFileWriterTests
{
    [Fact]
    public void Machines_are_written_in_the_order_of_the_schema_without_what_is_told()
    {
        var text = MachineFile.Write(
        [
            ("web", Files.Map(
                ("memory", Value.Of("8GiB")), ("vcpus", Value.Of(2)), ("name", Value.Of("web")), ("id", Value.Of("4b5e")), ("impact", Value.Null), ("pending_reboot", Value.Of(false)),
                ("definition", Value.Of("<domain>\n  <name>web</name>\n</domain>\n")), ("force_stop", Value.Of(true)), ("shutdown_timeout", Value.Of("90s")),
                ("numa_cells", Value.Of([Files.Map(("cpus", Value.Of("0-1")), ("memory", Value.Of("4GiB")), ("distances", Value.Of([Value.Of(10), Value.Of(20)]))), Files.Map(("cpus", Value.Of("2")), ("memory", Value.Of("4GiB")), ("distances", Value.Null))])),
                ("memory_devices", Files.Map(("d0", Files.Map(("model", Value.Of("dimm")), ("size", Value.Of("1GiB")))))))),
            ("on", Files.Map(("name", Value.Of("12")), ("vcpus", Value.Of(4)), ("uri", Value.Of("qemu+ssh://root@host:22/system?keyfile=/k")))),
        ], "machines-1.json");

        text.ShouldBe("""
            # yaml-language-server: $schema=machines-1.json
            machines:
              web:
                definition: |
                  <domain>
                    <name>web</name>
                  </domain>
                vcpus: 2
                memory: 8GiB
                memory_devices:
                  d0:
                    model: dimm
                    size: 1GiB
                numa_cells:
                  - cpus: "0-1"
                    memory: 4GiB
                    distances: [10, 20]
                  - cpus: "2"
                    memory: 4GiB
                shutdown_timeout: 90s
                force_stop: true
              "on":
                name: "12"
                uri: "qemu+ssh://root@host:22/system?keyfile=/k"
                vcpus: 4

            """);
    }

    [Fact]
    public void No_machines_are_a_file_that_can_be_read()
    {
        MachineFile.Write([]).ShouldBe("machines: {}\n");
        Files.Read(MachineFile.Write([])).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_written_reads_as_it_was() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var machines = new Machines(seed).All();

        var text = MachineFile.Write(machines);

        var reading = Files.Read(text);
        reading.Problems.ShouldBeEmpty(text);
        reading.Machines.Select(m => m.Key).ShouldBe(machines.Select(m => m.Key));
        reading.Machines.Select(m => m.Values).ShouldBe(machines.Select(m => m.Values), text);
        MachineFile.Write(reading.Machines.Select(m => (m.Key, m.Values))).ShouldBe(text);
    }));

    [Fact]
    public void What_cannot_be_written_is_refused()
    {
        Should.Throw<ArgumentException>(() => MachineFile.Write([("a", MapValue.Empty), ("a", MapValue.Empty)])).Message.ShouldStartWith("Two machines have the key \"a\".");
        Should.Throw<ArgumentException>(() => MachineFile.Write([("a", Files.Map(("vcpus", Value.Unknown)))])).Message.ShouldBe("vcpus is not known, and what is not known cannot be written.");
        Should.Throw<ArgumentException>(() => MachineFile.Write([("a", Files.Map(("vcpus", Value.Of("2"))))])).Message.ShouldBe("vcpus is no WholeNumber.");
    }
}
