using System.Text.Json.Nodes;

namespace HotplugIac.Preview.Tests.Reading;

/// <summary>Plan JSON as Terraform 1.11 writes it.</summary>
internal static class PlanText
{
    public const string Web = "hotplug_virtual_machine.web";

    public static string Of(params JsonNode[] changes) => With(new JsonObject { ["resource_changes"] = new JsonArray([.. changes]) });

    /// <summary>A whole plan with these members in place of the usual ones.</summary>
    public static string With(JsonObject members)
    {
        var plan = new JsonObject
        {
            ["format_version"] = "1.2",
            ["terraform_version"] = "1.11.4",
            ["variables"] = new JsonObject { ["vcpus"] = new JsonObject { ["value"] = 4 } },
            ["planned_values"] = new JsonObject { ["root_module"] = new JsonObject() },
            ["prior_state"] = new JsonObject { ["format_version"] = "1.0", ["values"] = new JsonObject { ["root_module"] = new JsonObject() } },
            ["configuration"] = new JsonObject { ["root_module"] = new JsonObject() },
            ["timestamp"] = "2026-02-01T10:00:00Z",
            ["applyable"] = true,
            ["complete"] = true,
            ["errored"] = false,
        };
        foreach (var (name, value) in members)
        {
            plan[name] = value?.DeepClone();
        }

        return plan.ToJsonString();
    }

    public static JsonObject Change(JsonObject? before, JsonObject? after, string[] actions, string address = Web) => new()
    {
        ["address"] = address,
        ["mode"] = "managed",
        ["type"] = "hotplug_virtual_machine",
        ["name"] = "web",
        ["provider_name"] = "registry.terraform.io/hotplugiac/hotplug",
        ["change"] = new JsonObject
        {
            ["actions"] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]),
            ["before"] = before,
            ["after"] = after,
            ["after_unknown"] = new JsonObject(),
            ["before_sensitive"] = new JsonObject { ["impact"] = new JsonObject { ["live"] = new JsonObject() }, ["numa_cells"] = new JsonArray(new JsonObject()) },
            ["after_sensitive"] = new JsonObject { ["impact"] = new JsonObject { ["live"] = new JsonObject() }, ["numa_cells"] = new JsonArray(new JsonObject()) },
        },
    };

    public static JsonObject Update(JsonObject before, JsonObject after) => Change(before, after, ["update"]);

    /// <summary>An adopted, running machine with 2 of 8 vCPUs and 1 of 8 GiB.</summary>
    public static JsonObject Machine(params (string Name, JsonNode? Value)[] others)
    {
        var machine = new JsonObject
        {
            ["base_memory"] = "1GiB",
            ["cpu_topology"] = null,
            ["definition"] = null,
            ["force_stop"] = null,
            ["guest"] = null,
            ["hypervisor"] = "simulator",
            ["id"] = "5a45b7ec-4a84-8db6-910a-e7d92f93a765",
            ["impact"] = Impact("none"),
            ["live_values"] = Live(2, "1GiB"),
            ["max_memory"] = "8GiB",
            ["max_vcpus"] = 8,
            ["memory"] = "1GiB",
            ["memory_devices"] = null,
            ["memory_method"] = "virtio-mem",
            ["memory_slots"] = 16,
            ["min_vcpus"] = 1,
            ["name"] = "web",
            ["numa_cells"] = new JsonArray(new JsonObject { ["cpus"] = "0-7", ["distances"] = null, ["memory"] = "1GiB" }),
            ["numa_tune"] = null,
            ["on_reboot_required"] = null,
            ["pending_changes"] = new JsonObject(),
            ["pending_reboot"] = false,
            ["power_state"] = "running",
            ["shutdown_timeout"] = null,
            ["timeouts"] = null,
            ["unplug"] = null,
            ["unplug_timeout"] = null,
            ["uri"] = null,
            ["vcpus"] = 2,
        };
        foreach (var (name, value) in others)
        {
            machine[name] = value;
        }

        return machine;
    }

    public static JsonObject Live(int vcpus, string memory) => new()
    {
        ["base_memory"] = "1GiB",
        ["max_memory"] = "8GiB",
        ["max_vcpus"] = 8,
        ["memory"] = memory,
        ["memory_slots"] = 16,
        ["vcpus"] = vcpus,
    };

    public static JsonObject Impact(string verdict, JsonObject? live = null, JsonObject? reboot = null, bool stops = false) => new()
    {
        ["live"] = live ?? [],
        ["reboot"] = reboot ?? [],
        ["stops_machine"] = stops,
        ["verdict"] = verdict,
    };

    /// <summary>The same element with a member of its <c>change</c> set.</summary>
    public static JsonObject WithChange(this JsonObject change, string name, JsonNode? value)
    {
        change["change"]![name] = value;
        return change;
    }

    public static JsonObject WithMember(this JsonObject change, string name, JsonNode? value)
    {
        change[name] = value;
        return change;
    }

    public static JsonArray Texts(params string[] texts) => new([.. texts.Select(t => JsonValue.Create(t))]);
}
