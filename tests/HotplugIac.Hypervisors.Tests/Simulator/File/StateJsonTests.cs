using System.Buffers;
using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Core.Tests;
using HotplugIac.Hypervisors.Simulator;
using HotplugIac.Hypervisors.Simulator.File;

namespace HotplugIac.Hypervisors.Tests.Simulator.File;

public sealed class StateJsonTests
{
    private const string Seed = """
        {"name": "web", "vcpus": 2, "max_vcpus": 8, "memory": "1GiB", "max_memory": "8GiB", "memory_slots": 16}
        """;

    [Fact]
    public void A_machine_in_short_runs_what_it_boots_with_one_cell_for_hotplug()
    {
        var machine = Machine(Seed);

        var sizing = new Sizing(2, 8, Machines.Size("1GiB"), Machines.Size("8GiB"), 16) { NumaCells = [Machines.Cell("0-7", "1GiB")] };
        machine.ShouldBe(new SimulatedMachine(machine.Id, "web", sizing, sizing, SimulatorState.DefaultFacts) { Boots = 1, OnlineVcpus = 2, OnlineBlocks = 8 });
    }

    [Fact]
    public void The_id_of_a_machine_without_one_follows_from_its_name()
    {
        Machine(Seed).Id.ShouldBe(Machine(Seed).Id);
        Guid.TryParseExact(Machine(Seed).Id, "D", out _).ShouldBeTrue();
        Machine("""{"name": "db", "vcpus": 1, "memory": "1GiB"}""").Id.ShouldNotBe(Machine(Seed).Id);
        Machine("""{"name": "db", "id": "0B54A7C6-7f0e-4b0e-9f6b-5a3c1d2e4f60", "vcpus": 1, "memory": "1GiB"}""").Id.ShouldBe("0b54a7c6-7f0e-4b0e-9f6b-5a3c1d2e4f60");
    }

    [Fact]
    public void A_machine_without_room_for_memory_has_no_cell_and_one_that_is_off_nothing_running()
    {
        var machine = Machine("""{"name": "db", "vcpus": 1, "memory": "1GiB", "running": false, "guest": {"unplug": "refuses", "keeps": "64MiB"}}""");

        machine.Configured.ShouldBe(new Sizing(1, 1, Machines.Size("1GiB"), ByteSize.Zero, 0));
        (machine.Running, machine.Boots, machine.OnlineVcpus, machine.OnlineBlocks).ShouldBe((null, 0, 0, 0));
        machine.Guest.ShouldBe(new SimulatedGuest { Unplug = GuestUnplug.Refuses, Keeps = Machines.Size("64MiB") });
    }

    [Fact]
    public void A2_rounding_sizes_in_short_are_rounded_as_a_start_rounds_them()
    {
        var machine = Machine("""{"name": "db", "vcpus": 1, "memory": "1048577KiB", "max_memory": "2097153KiB"}""");

        (machine.Running!.BaseMemory, machine.Configured.MaxMemory).ShouldBe((Machines.Size("1025MiB"), Machines.Size("2049MiB")));
        machine.Configured.NumaCells.ShouldHaveSingleItem().Memory.ShouldBe(Machines.Size("1025MiB"));
    }

    [Fact]
    public void Memory_counts_devices_and_base_memory_does_not()
    {
        const string Devices = "\"max_memory\": \"8GiB\", \"memory_devices\": [{\"model\": \"virtio-mem\", \"alias\": \"ua-a\", \"size\": \"4GiB\", \"requested\": \"1GiB\"}]";
        var whole = Machine($$"""{"name": "web", "vcpus": 1, "memory": "3GiB", {{Devices}}}""");
        var parts = Machine($$"""{"name": "web", "vcpus": 1, "base_memory": "2GiB", {{Devices}}}""");

        whole.ShouldBe(parts);
        (whole.Configured.BaseMemory, whole.Configured.Memory).ShouldBe((Machines.Size("2GiB"), Machines.Size("3GiB")));
        whole.Running!.Devices.ShouldHaveSingleItem().ShouldBe(Machines.Vmem("ua-a", "4GiB", "1GiB", node: 0));
        whole.Configured.Devices[0].Current.ShouldBe(ByteSize.Zero);
    }

    [Fact]
    public void A_machine_in_full_is_as_it_is_written()
    {
        var machine = Machine("""
            {"name": "web", "running": {"vcpus": 2, "memory": "1GiB"}, "configured": {"vcpus": 4, "memory": "1023KiB", "max_memory": "2GiB"}, "online_vcpus": 1, "boots": 7, "definition": "anything"}
            """);

        machine.Running.ShouldBe(new Sizing(2, 2, Machines.Size("1GiB"), ByteSize.Zero, 0));
        machine.Configured.ShouldBe(new Sizing(4, 4, Machines.Size("1023KiB"), Machines.Size("2GiB"), 0));
        (machine.OnlineVcpus, machine.OnlineBlocks, machine.Boots, machine.Definition).ShouldBe((1, 8, 7, "anything"));
    }

    [Fact]
    public void A_definition_is_read_by_the_form_that_fits()
    {
        var machine = Machine("""{"definition": "web:2", "running": true, "facts": {"free_root_ports": null}}""");

        (machine.Name, machine.Configured.Vcpus, machine.Configured.MaxVcpus, machine.Definition).ShouldBe(("web", 2, 2, "web:2"));
        machine.Facts.ShouldBe(SimulatorState.DefaultFacts with { FreeRootPorts = null, MachineType = "of words" });
    }

    [Fact]
    public void Facts_of_the_host_hold_for_every_machine_that_says_nothing_else()
    {
        const string Special = "{\"name\": \"a\", \"vcpus\": 1, \"memory\": \"1GiB\", \"facts\": {\"slot_limit\": 8}}";
        var state = Read("{\"facts\": {\"virtio_mem\": false, \"slot_limit\": 32}, \"machines\": [" + Seed + ", " + Special + "]}");

        state.Machines.Select(m => (m.Name, m.Facts.VirtioMem, m.Facts.SlotLimit)).ShouldBe([("a", false, 8), ("web", false, 32)]);
    }

    [Fact]
    public void Faults_are_the_next_call_that_fails_unless_they_say_otherwise() =>
        Read("""{"faults": [{"call": "live"}, {"call": "write", "nth": 2, "kind": "done_but_error", "machine": "web"}]}""").Faults.ShouldBe(
            [new SimulatedFault(SimulatorCall.Live, 1, FaultKind.Fails), new SimulatedFault(SimulatorCall.Write, 2, FaultKind.DoneButError) { Machine = "web" }]);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{}")]
    [InlineData("\uFEFF{}")]
    public void Nothing_is_a_simulator_without_machines(string text) => Read(text).ShouldBe(SimulatorState.Empty);

    [Fact]
    public void What_is_written_shows_what_is_special_and_leaves_the_usual_out()
    {
        var text = Encoding.UTF8.GetString(Write(Read($$"""{"machines": [{{Seed}}]}""")));

        text.ShouldBe($$"""
            {
              "machines": [
                {
                  "name": "web",
                  "id": "{{Machine(Seed).Id}}",
                  "running": true,
                  "configured": {
                    "vcpus": 2,
                    "max_vcpus": 8,
                    "memory": "1GiB",
                    "max_memory": "8GiB",
                    "memory_slots": 16,
                    "numa_cells": [
                      {
                        "cpus": "0-7",
                        "memory": "1GiB"
                      }
                    ]
                  }
                }
              ]
            }

            """);
    }

    internal static SimulatorState Read(string text) => StateJson.Read(Encoding.UTF8.GetBytes(text), [new WordFormat()]);

    internal static byte[] Write(SimulatorState state)
    {
        var text = new ArrayBufferWriter<byte>();
        StateJson.Write(state, text);
        return text.WrittenSpan.ToArray();
    }

    private static SimulatedMachine Machine(string text) => Read($$"""{"machines": [{{text}}]}""").Machines.ShouldHaveSingleItem();
}
