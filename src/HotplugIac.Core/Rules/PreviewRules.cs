namespace HotplugIac.Core.Rules;

/// <summary>Rules of documents that the command line reads: plans, YAML, policies.</summary>
public static class PreviewRules
{
    public static readonly Rule PlanFile = new("HP9051", "This is no plan that can be previewed",
        "A preview is made from the JSON that Terraform, OpenTofu or Pulumi print of a plan, or from two YAML files. Half of a document could hide a machine that is stopped.",
        "Make the document anew: terraform show -json of a saved plan, pulumi preview --json, or two YAML files.",
        "the published JSON output formats of Terraform and Pulumi")
    {
        Example = RuleExample.Refusal("", "{ \"format_version\": \"1.2\", \"resource_changes\": [", "",
            "plan.json: the document ends in the middle, after 48 bytes at line 1: a part of it is missing, and machines with it. Make it anew: terraform plan -out plan.bin && terraform show -json plan.bin > plan.json (or tofu), or pulumi preview --json > preview.json. (HP9051)") with { Language = "json" },
        See = ["HP9052"],
    };

    public static readonly Rule PlanVersion = new("HP9052", "This version of the plan's format is not known",
        "A new major version may say the same thing in another place, and a machine that is stopped would be missed.",
        "Use a version of this program that knows the format.",
        "the promise of Terraform's JSON output format: a new major version is incompatible")
    {
        Example = RuleExample.Refusal("", "{ \"format_version\": \"2.0\", \"resource_changes\": [] }", "",
            "plan.json: format_version is \"2.0\", and this program knows 1.x. Use a newer version of this program. (HP9052)") with { Language = "json" },
        See = ["HP9051"],
    };

    public static readonly Rule YamlFile = new("HP9053", "The YAML cannot be used",
        "A file of machines has the attributes of the resource, and what is written wrongly would silently not be asked for.",
        "Correct the line that the message names; hotplug schema prints what is allowed.",
        "the schema of the resource")
    {
        Example = RuleExample.Refusal("", "machines:\n  web:\n    vcpus: \"4\"", "vcpus",
            "machines.yaml, line 3, column 12: vcpus = \"4\" is text, because it is in quotes: write 4 without them. (HP9053)") with { Language = "yaml" },
        See = ["HP9054"],
    };

    public static readonly Rule PolicyFile = new("HP9054", "The policy cannot be used",
        "A policy that is understood only in part would let pass what it was written to stop.",
        "Correct the line that the message names; hotplug schema --policy prints what is allowed.",
        "the meaning of a policy file")
    {
        Example = RuleExample.Refusal("", "version: 1\nrules:\n  - name: no-stops\n    when: { stops: true }\n    effect: deny\n    reason: Stops need a window.", "rules[0].when",
            "policy.yaml, line 4, column 13: rules[0].when: \"stops\" is not known. Allowed: verdict, action, stops_machine, attribute. (HP9054)") with { Language = "yaml" },
        See = ["HP9055"],
    };

    public static readonly Rule ExpiredException = new("HP9055", "An exception of the policy has expired",
        "An exception holds until the day its owner set. After it the policy holds again, and an exception that nobody takes away is forgotten.",
        "Remove the exception, or let its owner set a later day.",
        "the meaning of a policy file")
    {
        Example = RuleExample.Refusal("", "version: 1\nrules:\n  - name: no-stops\n    when: { stops_machine: true }\n    effect: deny\n    reason: Stops need a window.\nexceptions:\n  - rules: [no-stops]\n    match: { address: hotplug_virtual_machine.db }\n    owner: jane@example.com\n    reason: migration\n    expires: 2026-03-31", "exceptions[0].expires",
            "policy.yaml, line 8, column 5: exceptions[0].expires: the exception of jane@example.com for no-stops held until 2026-03-31, and today is 2026-11-28. Remove it, or let its owner set a later day. (HP9055)") with { Language = "yaml" },
        See = ["HP9054"],
    };

    public static IEnumerable<Rule> All => [PlanFile, PlanVersion, YamlFile, PolicyFile, ExpiredException];
}
