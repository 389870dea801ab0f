using HotplugIac.CloudHypervisor.Definitions;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Hypervisors.Simulator;

namespace HotplugIac.CloudHypervisor.Tests.Definitions;

public sealed class VmConfigFormatTests
{
    private const long GiB = 1L << 30;

    [Fact]
    public void A_config_with_room_for_acpi_memory_is_read()
    {
        var reading = Good($$"""
            {
              "cpus": { "boot_vcpus": 2, "max_vcpus": 8, "topology": { "threads_per_core": 2, "cores_per_die": 4, "dies_per_package": 1, "packages": 1 } },
              "memory": { "size": {{GiB}}, "hotplug_size": {{8 * GiB}}, "shared": true },
              "payload": { "kernel": "/vmlinux" }, "disks": [ { "path": "/disk.raw" } ],
              "platform": { "uuid": "0B54A7C6-7F0E-4B0E-9F6B-5A3C1D2E4F60" }
            }
            """);

        reading.Sizing.ShouldBe(new Sizing(2, 8, ByteSize.FromGiB(1), ByteSize.FromGiB(9), 8) { Topology = new CpuTopology(1, 1, 4, 2) });
        (reading.Name, reading.Id).ShouldBe((string.Empty, "0b54a7c6-7f0e-4b0e-9f6b-5a3c1d2e4f60"));
        reading.Facts.ShouldBe(SimulatorState.DefaultFacts with
        {
            MachineType = "cloud-hypervisor",
            VirtioMem = false,
            VirtioMemUnplug = false,
            FreeRootPorts = null,
            HotplugNeedsNuma = false,
            SlotLimit = 8,
        });
    }

    [Fact]
    public void Virtio_mem_is_one_device_that_the_machine_starts_with()
    {
        var reading = Good($$"""
            {
              "cpus": { "boot_vcpus": 1, "max_vcpus": 1 },
              "memory": { "size": {{GiB}}, "hotplug_method": "VirtioMem", "hotplug_size": {{4 * GiB}}, "hotplugged_size": {{2 * GiB}} }
            }
            """);

        reading.Sizing.ShouldBe(new Sizing(1, 1, ByteSize.FromGiB(1), ByteSize.FromGiB(5), 0)
        {
            Devices = [new MemoryDevice(MemoryModel.VirtioMem, "ua-hotplug-memory", ByteSize.FromGiB(4), null) { Requested = ByteSize.FromGiB(2), Block = ByteSize.FromMiB(2) }],
        });
        (reading.Facts.VirtioMem, reading.Facts.FreeRootPorts).ShouldBe((true, 0));
    }

    [Fact]
    public void Zones_are_cells_where_numa_says_so_and_those_that_grow_are_devices()
    {
        var reading = Good($$"""
            {
              "cpus": { "boot_vcpus": 4, "max_vcpus": 4 },
              "memory": { "size": 0, "hotplug_method": "VirtioMem", "zones": [
                { "id": "mem0", "size": {{GiB}} }, { "id": "mem1", "size": {{2 * GiB}}, "hotplug_size": {{4 * GiB}} }, { "id": "mem2", "size": {{GiB}} } ] },
              "numa": [
                { "guest_numa_id": 1, "cpus": [2, 3], "memory_zones": ["mem1"] },
                { "guest_numa_id": 0, "cpus": [0, 1], "memory_zones": ["mem0", "mem2"], "distances": [ { "destination": 1, "distance": 15 } ] } ]
            }
            """);

        reading.Sizing.NumaCells.ShouldBe([new NumaCell(CpuSet.Of([0, 1]), ByteSize.FromGiB(2)) { Distances = [10, 15] }, new NumaCell(CpuSet.Of([2, 3]), ByteSize.FromGiB(2))]);
        reading.Sizing.Devices.ShouldBe([new MemoryDevice(MemoryModel.VirtioMem, "ua-mem1", ByteSize.FromGiB(4), 1) { Block = ByteSize.FromMiB(2) }]);
        (reading.Sizing.BaseMemory, reading.Sizing.MaxMemory).ShouldBe((ByteSize.FromGiB(4), ByteSize.FromGiB(8)));
    }

    [Fact]
    public void What_a_config_leaves_out_is_for_whoever_creates_the_machine()
    {
        var reading = Good("""{"payload": {"kernel": "/vmlinux"}}""");

        reading.Sizing.ShouldBe(new Sizing(1, 0, ByteSize.Zero, ByteSize.Zero, 0));
        (reading.Facts.MemoryHotplug, reading.Facts.VirtioMem, reading.Facts.FreeRootPorts).ShouldBe((true, true, null));
    }

    [Theory]
    [InlineData("  {}", true)]
    [InlineData("\uFEFF{", true)]
    [InlineData("<domain/>", false)]
    [InlineData("", false)]
    public void Json_objects_fit(string definition, bool fits) => new VmConfigFormat().Fits(definition).ShouldBe(fits);

    public static TheoryData<string, string> Bad => new()
    {
        { "{\n  \"cpus\": {", "Line 2, column 12: This is no JSON" },
        { "{\"cpus\": {\"boot_vcpus\": 4, \"max_vcpus\": 2}}", "Line 1, column 41: cpus.max_vcpus is 2; it must be at least boot_vcpus, 4." },
        { "{\"cpus\": {\"boot_vcpus\": 2, \"topology\": {\"cores_per_die\": 3}}}", "cpus.topology gives 3 vCPUs (1 sockets × 1 dies × 3 cores × 1 threads); it must give max_vcpus, 2." },
        { "{\"cpus\": {\"boot_vcpus\": 4, \"topology\": {\"threads_per_core\": 4}}}", "cpus.topology.threads_per_core is 4; it must be a whole number from 1 to 2." },
        { "{\"memory\": {\"size\": \"1GiB\"}}", "memory.size is \"1GiB\"; it must be a whole number of bytes." },
        { "{\"memory\": {}}", "memory has neither a size nor zones." },
        { "{\"memory\": {\"size\": 1073741824, \"hotplug_size\": 1048576}}", "memory.hotplug_size is 1048576; it must be a multiple of 128MiB." },
        { "{\"memory\": {\"size\": 1073741824, \"hotplug_method\": \"virtio-mem\"}}", "memory.hotplug_method is \"virtio-mem\"; it must be \"Acpi\" or \"VirtioMem\"." },
        { "{\"memory\": {\"size\": 1073741824, \"zones\": [{\"id\": \"a\", \"size\": 1073741824}]}}", "memory.size is 1073741824; it must be 0 beside zones" },
        { "{\"memory\": {\"zones\": [{\"id\": \"a\", \"size\": 1073741824, \"hotplug_size\": 134217728}]}}", "memory.zones[0] has a hotplug_size; zones grow only with hotplug_method \"VirtioMem\"." },
        { "{\"memory\": {\"zones\": [{\"id\": \"a\", \"size\": 1}]}, \"numa\": [{\"guest_numa_id\": 0, \"memory_zones\": [\"a\", \"a\"]}]}", "numa[0].memory_zones[1]: zone \"a\" is in node 0 already" },
        { "{\"memory\": {\"zones\": [{\"id\": \"a\", \"size\": 1}]}, \"numa\": [{\"guest_numa_id\": 1, \"memory_zones\": [\"a\"]}]}", "numa[0] has guest_numa_id 1; the nodes must be numbered 0 to 0" },
        { "{\"memory\": {\"zones\": [{\"id\": \"a\", \"size\": 1}]}, \"numa\": [{\"guest_numa_id\": 0, \"memory_zones\": [\"b\"]}]}", "numa[0].memory_zones[0] is \"b\"; it must be the id of a zone" },
        { "{\"numa\": [{\"guest_numa_id\": 0}]}", "numa needs memory.zones." },
        { "{\"platform\": {\"uuid\": \"x\"}}", "platform.uuid is \"x\"; it must be a UUID." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void B_max_vcpus_topology_zones_and_sizes_that_cloud_hypervisor_refuses_are_problems_with_their_place(string definition, string message)
    {
        var problem = new VmConfigFormat().Read(definition, SimulatorState.DefaultFacts).Problems.ShouldHaveSingleItem();

        (problem.Attribute, problem.Code).ShouldBe(("definition", "HP9009"));
        problem.Detail.ShouldContain(message);
    }

    private static DefinitionReading Good(string definition)
    {
        var reading = new VmConfigFormat().Read(definition, SimulatorState.DefaultFacts);
        reading.Problems.ShouldBeEmpty();
        return reading;
    }
}
