namespace HotplugIac.Core.Rules;

/// <summary>
/// One case in which a rule speaks. All three texts are what the program makes of a machine, a wish and the answer: a test
/// produces each of them anew and compares.
/// </summary>
/// <param name="Kind">In which form the rule speaks.</param>
/// <param name="Given">The machine as it is; empty where there is none or it does not matter.</param>
/// <param name="Asked">The attributes that are set, one per line.</param>
/// <param name="Attribute">The attribute that the answer names; empty for the resource as a whole.</param>
/// <param name="Text">
/// The line in the impact, or the detail of the diagnostic. <see cref="WhyMark"/> and <see cref="RemedyMark"/> stand for
/// the rule's own texts, so that these are written once.
/// </param>
public sealed record RuleExample(RuleForm Kind, string Given, string Asked, string Attribute, string Text)
{
    /// <summary>The language of <see cref="Asked"/>, as markdown names it.</summary>
    public string Language { get; init; } = "hcl";

    public const string WhyMark = "{why}";

    public const string RemedyMark = "{remedy}";

    /// <summary>The machine that most examples start from.</summary>
    public const string Typical = "web is running\n  vcpus 2, max_vcpus 4, memory 2GiB, max_memory 8GiB, memory_slots 16";

    public static RuleExample Live(string given, string asked, string attribute, string text) => new(RuleForm.Live, given, asked, attribute, text);

    public static RuleExample Reboot(string given, string asked, string attribute, string text) => new(RuleForm.Reboot, given, asked, attribute, text);

    public static RuleExample Replace(string given, string asked, string attribute, string text) => new(RuleForm.Replace, given, asked, attribute, text);

    public static RuleExample Refusal(string given, string asked, string attribute, string text) => new(RuleForm.Refusal, given, asked, attribute, text);

    public static RuleExample Failure(string given, string asked, string attribute, string text) => new(RuleForm.Failure, given, asked, attribute, text);

    public static RuleExample Warning(string given, string asked, string attribute, string text) => new(RuleForm.Warning, given, asked, attribute, text);
}
