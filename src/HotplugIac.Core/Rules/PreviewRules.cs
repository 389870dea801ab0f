namespace HotplugIac.Core.Rules;

/// <summary>Rules of documents that the command line reads: plans, YAML, policies.</summary>
public static class PreviewRules
{
    public static readonly Rule PlanFile = new("HP9051", "This is no plan that can be previewed",
        "A preview is made from the JSON that Terraform, OpenTofu or Pulumi print of a plan, or from two YAML files. Half of a document could hide a machine that is stopped.",
        "Make the document anew: terraform show -json of a saved plan, pulumi preview --json, or two YAML files.",
        "the published JSON output formats of Terraform and Pulumi")
    {
        See = ["HP9052"],
    };

    public static readonly Rule PlanVersion = new("HP9052", "This version of the plan's format is not known",
        "A new major version may say the same thing in another place, and a machine that is stopped would be missed.",
        "Use a version of this program that knows the format.",
        "the promise of Terraform's JSON output format: a new major version is incompatible")
    {
        See = ["HP9051"],
    };

    public static readonly Rule YamlFile = new("HP9053", "The YAML cannot be used",
        "A file of machines has the attributes of the resource, and what is written wrongly would silently not be asked for.",
        "Correct the line that the message names; hotplug schema prints what is allowed.",
        "the schema of the resource")
    {
        See = ["HP9054"],
    };

    public static readonly Rule PolicyFile = new("HP9054", "The policy cannot be used",
        "A policy that is understood only in part would let pass what it was written to stop.",
        "Correct the line that the message names; hotplug schema --policy prints what is allowed.",
        "the meaning of a policy file")
    {
        See = ["HP9055"],
    };

    public static readonly Rule ExpiredException = new("HP9055", "An exception of the policy has expired",
        "An exception holds until the day its owner set. After it the policy holds again, and an exception that nobody takes away is forgotten.",
        "Remove the exception, or let its owner set a later day.",
        "the meaning of a policy file")
    {
        See = ["HP9054"],
    };

    public static IEnumerable<Rule> All => [PlanFile, PlanVersion, YamlFile, PolicyFile, ExpiredException];
}
