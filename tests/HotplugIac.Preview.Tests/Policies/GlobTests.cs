using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Preview.Policies;

namespace HotplugIac.Preview.Tests.Policies;

public sealed class GlobTests
{
    [Theory]
    [InlineData("module.prod.*", "module.prod.hotplug_virtual_machine.vm[\"a.b\"]", true)]
    [InlineData("module.prod.*", "module.production.x", false)]
    [InlineData("vm[\"a\"]", "vm[\"a\"]", true)]
    [InlineData("vm[\"a\"]", "vma", false)]
    [InlineData("vm[*]", "vm[0]", true)]
    [InlineData("vm[?]", "vm[10]", false)]
    [InlineData("*", "", true)]
    [InlineData("?", "", false)]
    [InlineData("db", "db-1", false)]
    [InlineData("*b*b", "abab", true)]
    [InlineData("*b*b", "aba", false)]
    [InlineData("db", "DB", false)]
    [InlineData("a\\*", "a*", false)]
    [InlineData("urn:pulumi:prod::*::db", "urn:pulumi:prod::fleet::hotplug:index:VirtualMachine::db", true)]
    public void Only_stars_and_question_marks_are_special(string pattern, string text, bool matches) =>
        new Glob(pattern).Matches(text).ShouldBe(matches);

    [Fact]
    public void Case_is_ignored_where_asked() => new Glob("Prod*", IgnoreCase: true).Matches("production").ShouldBeTrue();

    [Fact]
    public void A_hostile_pattern_is_decided_soon() => new Glob(string.Concat(Enumerable.Repeat("a*", 500)) + "b").Matches(new string('a', 5000)).ShouldBeFalse();

    [Fact]
    public void A_pattern_made_from_a_text_matches_it() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<bool[]>(), (text, starred) =>
            new Glob(string.Concat(text.Get.Select((c, i) => i < starred.Length && starred[i] ? "*" : $"{c}"))).Matches(text.Get)));
}
