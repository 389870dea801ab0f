namespace HotplugIac.Yaml.Tests.Reading;

public sealed class RefusalTests
{
    /// <summary>Document, place, and what the message begins with.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        // Numbers, sizes, durations, flags, text
        { "machines: {web: {vcpus: \"4\"}}", "1:25", "vcpus = \"4\" is text, because it is in quotes: write 4 without them." },
        { "machines: {web: {vcpus: four}}", "1:25", "vcpus = four is not possible: it must be a whole number, such as 4." },
        { "machines: {web: {vcpus: 0x10}}", "1:25", "vcpus = 0x10 is no plain whole number, and not every YAML reader takes it for the same: write 16." },
        { "machines: {web: {vcpus: 0o7}}", "1:25", "vcpus = 0o7 is no plain whole number, and not every YAML reader takes it for the same: write 7." },
        { "machines: {web: {vcpus: 010}}", "1:25", "vcpus = 010 is no plain whole number, and not every YAML reader takes it for the same: write 10." },
        { "machines: {web: {vcpus: 1_000}}", "1:25", "vcpus = 1_000 is no plain whole number, and not every YAML reader takes it for the same: write 1000." },
        { "machines: {web: {vcpus: 1e3}}", "1:25", "vcpus = 1e3 is no plain whole number, and not every YAML reader takes it for the same: write 1000." },
        { "machines: {web: {vcpus: +4}}", "1:25", "vcpus = +4 is no plain whole number, and not every YAML reader takes it for the same: write 4." },
        { "machines: {web: {vcpus: 4.0}}", "1:25", "vcpus = 4.0 is no plain whole number, and not every YAML reader takes it for the same: write 4." },
        { "machines: {web: {vcpus: 4.5}}", "1:25", "vcpus = 4.5 is not possible: it must be a whole number, such as 4." },
        { "machines: {web: {vcpus: .inf}}", "1:25", "vcpus = .inf is not possible: it must be a whole number, such as 4." },
        { "machines: {web: {vcpus: 99999999999999999999999999999999}}", "1:25", "vcpus = 99999999999999999999999999999999 is too large: a whole number has at most 18 digits here." },
        { "machines: {web: {vcpus: 4294967296}}", "1:25", "vcpus = 4294967296 is not possible: choose a whole number from 1 to max_vcpus." },
        { "machines: {web: {vcpus: -1}}", "1:25", "vcpus = -1 is not possible: choose a whole number from 1 to max_vcpus." },
        { "machines: {web: {vcpus: true}}", "1:25", "vcpus = true is not possible: it must be a whole number, such as 4." },
        { "machines: {web: {vcpus: [4]}}", "1:25", "vcpus is a list, but it must be a whole number, such as 4." },
        { "machines: {web: {vcpus: 2, memory: 8}}", "1:36", "memory = 8 has no unit: did you mean 8GiB? Write a number and one of B, KiB, MiB, GiB, TiB or PiB, such as 8GiB." },
        { "machines: {web: {vcpus: 2, memory: 8192}}", "1:36", "memory = 8192 has no unit: did you mean 8GiB?" },
        { "machines: {web: {vcpus: 2, memory: 8589934592}}", "1:36", "memory = 8589934592 has no unit: did you mean 8GiB?" },
        { "machines: {web: {vcpus: 2, memory: 8.5}}", "1:36", "memory = 8.5 has no unit: write a number" },
        { "machines: {web: {vcpus: 2, memory: 8GB}}", "1:36", "memory = \"8GB\" has the unit \"GB\"; did you mean \"8GiB\"?" },
        { "machines: {web: {vcpus: 2, shutdown_timeout: 90}}", "1:46", "shutdown_timeout = 90 has no unit: did you mean 90s?" },
        { "machines: {web: {vcpus: 2, timeouts: {read: 5 min}}}", "1:45", "timeouts.read = \"5 min\" " },
        { "machines: {web: {vcpus: 2, force_stop: yes}}", "1:40", "force_stop = yes is text in YAML 1.2: write true." },
        { "machines: {web: {vcpus: 2, force_stop: Off}}", "1:40", "force_stop = Off is text in YAML 1.2: write false." },
        { "machines: {web: {vcpus: 2, force_stop: \"true\"}}", "1:40", "force_stop = \"true\" is text in YAML 1.2: write true without quotes." },
        { "machines: {web: {vcpus: 2, force_stop: 1}}", "1:40", "force_stop = 1 is not possible: it must be true or false." },
        { "machines: {web: {vcpus: 2, name: 123}}", "1:34", "name = 123 is a number in YAML, and text is needed: put it in quotes, \"123\"." },
        { "machines: {web: {vcpus: 2, name: false}}", "1:34", "name = false is true or false in YAML, and text is needed: put it in quotes, \"false\"." },
        { "machines: {web: {vcpus: 2, unplug: never}}", "1:36", "unplug = \"never\" is not known: use \"live\", \"live_or_pending\" or \"reboot\"." },
        { "machines: {web: {vcpus: 2, unplug: 3}}", "1:36", "unplug = 3 is not possible: it must be one of live, live_or_pending, reboot." },
        { "machines: {web: {vcpus: 2, name: \"\"}}", "1:34", "name is empty: give the machine's name." },

        // Keys
        { "machines: {web: {vcpu: 2, vcpus: 2}}", "1:18", "machine \"web\" has an attribute \"vcpu\", which is not known; did you mean \"vcpus\"? Allowed: name, uri, definition, vcpus," },
        { "machines: {web: {vcpus: 2, impact: {}}}", "1:28", "impact is told by the product and cannot be set. Remove it." },
        { "machines: {web: {vcpus: 2, id: x}}", "1:28", "id is told by the product and cannot be set. Remove it." },
        { "machines: {web: {memory: 2GiB}}", "1:12", "machine \"web\" lacks vcpus. Set it." },
        { "machines: {web: {vcpus: }}", "1:12", "machine \"web\" lacks vcpus. Set it." },
        { "machines: {web: {vcpus: 2, cpu_topology: {sockets: 1, core: 2, cores: 2}}}", "1:55", "cpu_topology has an attribute \"core\", which is not known; did you mean \"cores\"? Allowed: sockets, dies, cores, threads." },
        { "machines: {web: {vcpus: 2, cpu_topology: {sockets: 1}}}", "1:42", "cpu_topology lacks cores. Set it." },
        { "machines: {web: {vcpus: 2, cpu_topology: {sockets: 1, cores: 0}}}", "1:62", "cpu_topology.cores = 0 is not possible: choose a whole number, 1 or more." },
        { "machines: {web: {vcpus: 2, memory_devices: {\"a b\": {model: dimm, size: 1GiB}}}}", "1:45", "memory_devices[\"a b\"] cannot be the name of a device." },
        { "machines: {web: {vcpus: 2, memory_devices: {a: {model: dimm, size: 1GB}}}}", "1:68", "memory_devices[\"a\"].size = \"1GB\" has the unit \"GB\"" },
        { "machines: {web: {vcpus: 2, memory_devices: {a: }}}", "1:45", "memory_devices[\"a\"] is null. Give it a value, or remove it." },
        { "machines: {web: {vcpus: 2, numa_cells: [{cpus: 0, memory: 1GiB}]}}", "1:48", "numa_cells[0].cpus = 0 is a number in YAML, and text is needed: put it in quotes, \"0\"." },
        { "machines: {web: {vcpus: 2, numa_cells: [{memory: 1GiB}]}}", "1:41", "numa_cells[0] lacks cpus. Set it." },
        { "machines: {web: {vcpus: 2, numa_cells: [{cpus: \"0\", memory: 1GiB, distances: [~]}]}}", "1:79", "numa_cells[0].distances[0] is null. Give it a value, or remove it." },
        { "machines: {web: {vcpus: 2, numa_cells: {cpus: \"0\"}}}", "1:40", "numa_cells is a map, but it must be a list of maps with cpus, memory, distances." },
        { "machines:\n  web: {vcpus: 2}\n  web: {vcpus: 4}\n", "3:3", "the key \"web\" stands twice in this map, first at line 2, column 3. Remove one of them." },
        { "machines: {web: {vcpus: 2, vcpus: 2}}", "1:28", "the key \"vcpus\" stands twice in this map, first at line 1, column 18." },
        { "machines: {a: {vcpus: 2, name: web}, web: {vcpus: 2}}", "1:38", "machine \"web\" is named \"web\", and so is machine \"a\" at line 1, column 12, at the same uri." },
        { "provider: {uri: u:///}\nmachines: {a: {vcpus: 2}, b: {vcpus: 2, uri: u:///, name: a}}", "2:59", "machine \"b\" is named \"a\", and so is machine \"a\" at line 2, column 12, at the same uri." },
        { "machines: {web: {? [a] : 1, vcpus: 2}}", "1:20", "a list cannot be a key here: keys are names, such as vcpus." },
        { "machines: {\"\": {vcpus: 2}}", "1:12", "a machine has an empty key." },

        // The top
        { "machine: {}\nmachines: {}", "1:1", "the file has a key \"machine\", which is not known; did you mean \"machines\"? Allowed: provider, machines, and keys that begin with x- for anchors." },
        { "x-a: 1", "1:1", "the file has no key machines." },
        { "machines:", "1:1", "machines is empty." },
        { "machines: [{name: web, vcpus: 2}]", "1:11", "machines is a list, but it must be a map." },
        { "machines: {web: }", "1:12", "machine \"web\" is empty, but it must be a map with at least vcpus" },
        { "machines: {web: 4}", "1:17", "machine \"web\" is a single value, but it must be a map with at least vcpus" },
        { "- web", "1:1", "the file is a list, but it must be a map." },
        { "hello", "1:1", "the file is a single value, but it must be a map." },
        { "provider: [a]\nmachines: {}", "1:11", "provider is a list, but it must be a map with uri, auth," },
        { "provider: {url: a}\nmachines: {}", "1:12", "provider has an attribute \"url\", which is not known; did you mean \"uri\"?" },
        { "provider: {headroom: {vcpus: 0}}\nmachines: {}", "1:30", "headroom.vcpus = 0 is not possible: choose a whole number, 1 or more." },
        { "provider: {on_unreachable: skip}\nmachines: {}", "1:28", "on_unreachable = \"skip\" is not known: use \"error\" or \"keep\"." },
        { "provider: {hosts: [\"\"]}\nmachines: {}", "1:20", "hosts[0] is empty" },
        { "provider: {auth: {password: 1234}}\nmachines: {}", "1:29", "auth.password = (a secret) is not text: put it in quotes." },

        // Aliases, merges, tags
        { "machines: {web: *nowhere}", "1:17", "*nowhere refers to an anchor that is not written before it." },
        { "x-a: &small {vcpus: 2}\nmachines: {web: *smal}", "2:17", "*smal refers to an anchor that is not written before it; did you mean \"small\"?" },
        { "x-a: &a [*a]\nmachines: {}", "1:10", "*a stands inside the value that it refers to, which would never end." },
        { "machines: {web: {<<: 4, vcpus: 2}}", "1:22", "<< merges maps, but this is a single value." },
        { "machines: {web: {<<: [{vcpus: 2}, 5]}}", "1:35", "<< merges maps, but this is a single value." },
        { "machines: {web: {<<: {vcpus: 2}, <<: {memory: 1GiB}}}", "1:34", "<< stands twice in this map, first at line 1, column 18." },
        { "machines: {web: {vcpus: !!int \"4\"}}", "1:25", "the tag !!int is not known. Remove it;" },
        { "machines: {web: {vcpus: !ref x}}", "1:25", "the tag !ref is not known. Remove it;" },
        { "machines: {web: !!set {vcpus: 2}}", "1:17", "the tag !!set is not known. Remove it;" },
        { "machines: {web: {vcpus: 2, definition: !file }}", "1:40", "!file lacks the path of a file" },
        { "machines: {web: {vcpus: 2, definition: !file [a]}}", "1:40", "!file names a file, but here it is a list." },
        { "machines: {web: {vcpus: 2, name: !file a}}", "1:34", "name cannot be the text of a file: only definition can. It must be text." },
        { "machines: {web: {vcpus: 2, name: \"a\\0b\"}}", "1:34", "\"a\\u0000b\" has a character in it that no text can have" },

        // Documents
        { "", "1:1", "the file is empty or has comments only." },
        { "# nothing\n", "1:1", "the file is empty or has comments only." },
        { "---\n...\n", "2:4", "the document is empty." },
        { "machines: {}\n---\nmachines: {}\n", "2:1", "a second document begins here (---)." },
        { "machines:\n\tweb: {vcpus: 2}\n", "2:1", "this is no YAML: " },
        { "machines: {web: {vcpus: 2}", "1:27", "this is no YAML: " },
        { "machines: {web: {vcpus: 2, name: \"a}}", "1:34", "this is no YAML: " },
        { "machines:\n  web:\n    vcpus: 2\n   memory: 1GiB\n", "4:4", "this is no YAML: " },
        { "x-a: {a: &b 1, c: 2}\nmachines: {}", "1:16", "this is no YAML: while parsing a flow mapping, did not find expected ',' or '}'. In braces an anchor of a single value (&name value) can only be on the last one" },
        { "machines: {web: {name: @a, vcpus: 2}}", "1:24", "this is no YAML: " },
        { "machines: {}\u0007", "1:13", "the character U+0007 cannot stand in YAML. Remove it; in double quotes it can be written as \"\\u0007\"." },
        { "machines: {}\n \0", "2:2", "there is a zero byte: this is a binary file or UTF-16." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_wrong_is_told_with_its_place_and_what_to_do(string text, string at, string begins)
    {
        var told = Files.Told(Files.Read(text)).ShouldHaveSingleItem();

        var place = at.Split(':');
        told.ShouldStartWith($"vms/machines.yaml, line {place[0]}, column {place[1]}: {begins}");
    }

    [Fact]
    public void All_problems_of_a_file_are_told_in_its_order()
    {
        var told = Files.Told(Files.Read("""
            machines:
              web:
                vcpus: "4"
                memroy: 8GiB
                max_memory: 8GB
              db:
                memory: 4
                pending_reboot: true
            """));

        told.Select(t => t.Split(": ")[0]["vms/machines.yaml, ".Length..]).ShouldBe(
            ["line 3, column 12", "line 4, column 5", "line 5, column 17", "line 6, column 3", "line 7, column 13", "line 8, column 5"]);
    }

    [Fact]
    public void What_many_machines_merge_is_told_once() => Files.Problem("""
        x-a: &a {vcpus: "4"}
        machines: {a: *a, b: {<<: *a}, c: {<<: *a, memory: 1GiB}}
        """).At.ShouldBe(new Position(1, 17));

    [Fact]
    public void A_tab_is_named()
    {
        Files.Problem("machines:\n\tweb: {vcpus: 2}\n").Problem.Detail.ShouldContain("The line is indented with a tab: use spaces.");
        Files.Problem("machines:\n  web:\n\t  vcpus: 2\n").Problem.Detail.ShouldContain("The line is indented with a tab: use spaces.");
    }

    [Fact]
    public void Problems_name_the_attribute_and_the_rule()
    {
        Files.Problem("machines: {web: {vcpus: 2, cpu_topology: {sockets: x, cores: 1}}}").Problem.Attribute.ShouldBe("cpu_topology");
        Files.Problem("machines: {web: {vcpus: 2, cpu_topology: {sockets: x, cores: 1}}}").Problem.Code.ShouldBe("HP9053");
        Files.Problem("machines: {web: {vcpus: 0}}").Problem.Code.ShouldBe("HP9001");
        Files.Problem("machines: {web: {memory: 1GiB}}").Problem.Code.ShouldBe("HP9011");
    }

    [Fact]
    public void A_value_that_is_told_has_one_line_and_a_bounded_length()
    {
        Files.Told(Files.Read("machines: {web: {vcpus: 2, unplug: \"a\\nb\"}}")).ShouldHaveSingleItem().ShouldContain("unplug = \"a\\u000ab\" is not known");
        Files.Told(Files.Read($"machines: {{web: {{vcpus: 2, unplug: {new string('a', 5000)}}}}}")).ShouldHaveSingleItem().Length.ShouldBeLessThan(1200);
    }

    [Fact]
    public void A_secret_is_not_told() =>
        Files.Told(Files.Read("provider: {auth: {password: 31337, username: [hunter2]}}\nmachines: {}")).ShouldAllBe(t => !t.Contains("31337") && !t.Contains("hunter2"));

    [Fact]
    public void Names_in_messages_are_short_and_harmless_to_a_terminal()
    {
        var told = Files.Problem($"machines: {{web: {{vcpus: 2, \"\\e[31m{new string('a', 900)}\": 1}}}}").Problem.Detail;

        told.ShouldContain("\"\\u001b[31maaa");
        told.ShouldNotContain(new string('a', 100));
    }
}
