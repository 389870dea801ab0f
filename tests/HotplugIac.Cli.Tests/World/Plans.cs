namespace HotplugIac.Cli.Tests.World;

/// <summary>Plans of Terraform.</summary>
internal static class Plans
{
    /// <summary>web grows live, db is stopped.</summary>
    public static string Typical => Of(
        Machine("web", "update", """{ "verdict": "live", "stops_machine": false, "live": { "vcpus": "2 → 4, hot-added (HP1001)" }, "reboot": {} }"""),
        Machine("db", "update", """{ "verdict": "reboot", "stops_machine": true, "live": {}, "reboot": { "max_vcpus": "4 → 8, at the next boot (HP1003)" } }"""));

    public static string Live => Of(Machine("web", "update", """{ "verdict": "live", "stops_machine": false, "live": { "vcpus": "2 → 4, hot-added (HP1001)" }, "reboot": {} }"""));

    public static string Of(params string[] changes) =>
        $$"""
        { "format_version": "1.2", "terraform_version": "1.11.4", "applyable": true, "complete": true, "errored": false,
          "planned_values": {}, "resource_changes": [ {{string.Join(",\n", changes)}} ] }
        """;

    private static string Machine(string name, string action, string impact) =>
        $$"""
        { "address": "hotplug_virtual_machine.{{name}}", "mode": "managed", "type": "hotplug_virtual_machine", "name": "{{name}}",
          "provider_name": "registry.terraform.io/hotplugiac/hotplug",
          "change": { "actions": ["{{action}}"],
            "before": { "name": "{{name}}", "vcpus": 2, "memory": "1GiB", "impact": { "verdict": "none", "stops_machine": false, "live": {}, "reboot": {} } },
            "after": { "name": "{{name}}", "vcpus": 4, "memory": "1GiB", "impact": {{impact}} },
            "after_unknown": {}, "before_sensitive": {}, "after_sensitive": {} } }
        """;
}
