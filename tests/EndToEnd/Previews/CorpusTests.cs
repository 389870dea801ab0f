namespace EndToEnd.Previews;

/// <summary>Real plans, previewed by the published program in every format.</summary>
public sealed class TerraformCorpusTests
{
    public static TheoryData<string> Names => [.. TerraformCorpus.All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_plan_of_Terraform_is_previewed_as_its_golden_files_say(string name)
    {
        var plan = TerraformCorpus.All.Single(c => c.Name == name);

        await GoldenPreview.CheckAsync($"terraform-{name}", await plan.JsonAsync(), plan.IsLarge);
    }
}

/// <inheritdoc cref="TerraformCorpusTests"/>
public sealed class PulumiCorpusTests
{
    public static TheoryData<string> Names => [.. PulumiCorpus.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_preview_of_Pulumi_is_previewed_as_its_golden_files_say(string name)
    {
        var (digest, events) = await PulumiCorpus.JsonAsync(name);

        await GoldenPreview.CheckAsync($"pulumi-{name}-digest", digest);
        await GoldenPreview.CheckAsync($"pulumi-{name}-events", events);
    }
}
