using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Tests.Simulator.File;

public sealed class StateJsonErrorTests
{
    private const string Sizes = "\"vcpus\": 1, \"memory\": \"1GiB\"";

    public static TheoryData<string, string> Bad => new()
    {
        { "{\n  \"machines\": [\n    }", "Line 3, column 5: This is no JSON: '}' is an invalid start" },
        { "[]", "Line 1, column 1: the document is an array; it must be an object." },
        { "{} {}", "Line 1, column 4: This is no JSON:" },
        { "{\n \"machine\": []}", "Line 2, column 13: the document has a member \"machine\", which is not known. Allowed: host, facts, machines, faults." },
        { "{\"facts\": {}, \"facts\": {}}", "Line 1, column 15: facts is written twice" },
        { "{\"machines\": {}}", "machines is an object; it must be an array." },
        { "{\"machines\": [{" + Sizes + "}]}", "machines[0] has no name." },
        { "{\"machines\": [{\"name\": \"ü\", \"vcpu\": 1}]}", "Line 1, column 37: machines[0] has a member \"vcpu\", which is not known. Allowed: name, id, running," },
        { "{\"machines\": [{\"name\": \"a\", \"configured\": {" + Sizes + "}, \"vcpus\": 2}]}", "machines[0] has a member \"vcpus\", which is not known" },
        { "{\"machines\": [{\"name\": \"a\", \"memory\": \"1GiB\"}]}", "machines[0] has no vcpus." },
        { "{\"machines\": [{\"name\": \"a\", \"vcpus\": 1}]}", "machines[0] has no memory." },
        { "{\"machines\": [{\"name\": \"a\", \"vcpus\": \"1\"}]}", "machines[0].vcpus is \"1\"; it must be a whole number from 1 to 65536." },
        { "{\"machines\": [{\"name\": \"a\", \"vcpus\": 2.5}]}", "machines[0].vcpus is 2.5; it must be a whole number from 1 to 65536." },
        { "{\"machines\": [{\"name\": \"a\", \"vcpus\": 2, \"max_vcpus\": 1, \"memory\": \"1GiB\"}]}", "machines[0].max_vcpus is 1; it must be at least vcpus, 2." },
        { "{\"machines\": [{\"name\": \"a\", \"vcpus\": 2, \"memory\": 1024}]}", "machines[0].memory is 1024; it must be a size with a unit" },
        { "{\"machines\": [{\"name\": \"a\", \"vcpus\": 2, \"memory\": \"1GB\"}]}", "machines[0].memory: \"1GB\" has the unit \"GB\"; did you mean \"1GiB\"?" },
        { "{\"machines\": [{\"name\": \"a\", \"vcpus\": 2, \"memory\": \"8000PiB\"}]}", "machines[0].memory is \"8000PiB\"; it must be at most 4PiB." },
        { "{\"machines\": [{\"name\": \"a\", " + Sizes + ", \"max_memory\": \"512MiB\"}]}", "machines[0].max_memory is \"512MiB\"; it must be at least base memory and devices together, 1GiB." },
        { "{\"machines\": [{\"name\": \"a\", " + Sizes + ", \"memory_slots\": 4}]}", "machines[0].memory_slots needs a max_memory beside it." },
        { "{\"machines\": [{\"name\": \"a\", " + Sizes + ", \"guest\": {\"unplug\": \"no\"}}]}", "machines[0].guest.unplug is \"no\"; it must be one of \"obeys\", \"refuses\", \"silent\"." },
        { "{\"machines\": [{\"name\": \"a\", " + Sizes + ", \"running\": \"yes\"}]}", "machines[0].running is \"yes\"; it must be true, false or an object." },
        { "{\"machines\": [{\"name\": \"a\", " + Sizes + ", \"id\": \"web\"}]}", "machines[0].id is \"web\"; it must be a UUID" },
        { "{\"machines\": [{\"name\": \"a\", " + Sizes + ", \"numa_cells\": [{\"cpus\": \"0-x\", \"memory\": \"1GiB\"}]}]}", "machines[0].numa_cells[0].cpus: \"0-x\" is not a vCPU id or range" },
        { "{\"machines\": [{\"name\": \"a\", " + Sizes + "},\n{\"name\": \"a\", " + Sizes + "}]}", "Line 2, column 1: machines[1] is a second machine with the name \"a\"" },
        { "{\"machines\": [{\"definition\": \"what\"}]}", "machines[0].definition has no form that the simulator reads: a libvirt domain XML or a Cloud Hypervisor VmConfig in JSON." },
        { "{\"machines\": [{\"definition\": \"a:b\"}]}", "machines[0].definition: Line 1, column 3: no number" },
        { "{\"machines\": [{\"name\": \"b\", \"definition\": \"a:1\"}]}", "machines[0].name is \"b\"; it must be \"a\" as in its definition, or be left out." },
        { "{\"faults\": [{\"kind\": \"fails\"}]}", "faults[0] has no call." },
        { "{\"faults\": [{\"call\": \"live\", \"nth\": 0}]}", "faults[0].nth is 0; it must be a whole number from 1." },
        { "{\"facts\": {\"guest_block\": \"0B\"}}", "facts.guest_block is \"0B\"; it must be more than zero." },
        { "{\"facts\": {\"machine_type\": \"\\ud800\"}}", "The text here is no valid Unicode." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Errors_name_the_place_the_value_and_what_is_allowed(string text, string message) =>
        Should.Throw<JsonTextException>(() => StateJsonTests.Read(text)).Text.ShouldContain(message);
}
