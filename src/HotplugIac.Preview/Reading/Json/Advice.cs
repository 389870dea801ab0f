namespace HotplugIac.Preview.Reading.Json;

/// <summary>What to do about a document that is no plan.</summary>
internal static class Advice
{
    public const string Terraform = "terraform plan -out plan.bin && terraform show -json plan.bin > plan.json";

    public const string Pulumi = "pulumi preview --json > preview.json";

    public const string MakeAnew = $"Make it anew: {Terraform} (or tofu), or {Pulumi}.";
}
