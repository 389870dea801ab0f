namespace HotplugIac.Preview.Tests.Policies;

public sealed class PolicyErrorTests
{
    private const string Rules = "version: 1\nrules: [{name: r, when: {stops_machine: true}, effect: deny, reason: Because.}]\n";

    [Theory]
    [InlineData("", "line 1, column 1: the file is empty or has comments only. A policy begins with \"version: 1\" and has rules. (HP9054)")]
    [InlineData("# nothing\n", "line 1, column 1: the file is empty or has comments only. A policy begins with \"version: 1\" and has rules. (HP9054)")]
    [InlineData("[1]", "line 1, column 1: this is a list, and must be a map with version, rules, windows, exceptions. (HP9054)")]
    [InlineData("version: 1", "line 1, column 1: \"rules\" is missing. (HP9054)")]
    [InlineData("version: 1\nrules: []", "line 2, column 8: rules: the list is empty. (HP9054)")]
    [InlineData("version: 1\nrules: {}", "line 2, column 8: rules: this is a map, and must be a list. (HP9054)")]
    public void A_file_that_is_no_policy_is_refused(string text, string error) => PolicyText.Errors(text).ShouldBe([error]);

    [Theory]
    [InlineData("2", "the number 2")]
    [InlineData("\"1\"", "the text \"1\"")]
    [InlineData("", "nothing")]
    [InlineData("1.0", "the number 1.0")]
    public void Another_version_is_refused(string version, string kind) => PolicyText.Errors(Rules.Replace("version: 1", $"version: {version}", StringComparison.Ordinal))
        .ShouldBe([$"line 1, column {(version.Length == 0 ? 9 : 10)}: version: this is {kind}, and must be the number 1, the only version that this program knows. (HP9054)"]);

    [Theory]
    [InlineData("name: r", "nam: r", "column 10: rules[0]: \"nam\" is not known; did you mean \"name\"? Allowed: name, when, match, effect, unless, reason. (HP9054)")]
    [InlineData("stops_machine: true", "verdict: rebot", "column 35: rules[0].when.verdict: \"rebot\" is not known; did you mean \"reboot\"? Allowed: live, reboot, replace, unknown. (HP9054)")]
    [InlineData("stops_machine: true", "stops_machine: yes", "column 41: rules[0].when.stops_machine: this is the text \"yes\", and must be true or false. (HP9054)")]
    [InlineData("stops_machine: true", "stops: true", "column 26: rules[0].when: \"stops\" is not known. Allowed: verdict, action, stops_machine, attribute. (HP9054)")]
    [InlineData("stops_machine: true", "", "column 25: rules[0].when: there is no condition. Give one or more of verdict, action, stops_machine, attribute. (HP9054)")]
    [InlineData("stops_machine: true", "action: [delete, delete]", "column 43: rules[0].when.action: \"delete\" is listed twice. (HP9054)")]
    [InlineData("stops_machine: true", "action: []", "column 34: rules[0].when.action: the list is empty, so that nothing can ever match it. Leave it out, or write what it is for. (HP9054)")]
    [InlineData("stops_machine: true", "attribute: vcpu", "column 37: rules[0].when.attribute: \"vcpu\" is not known; did you mean \"vcpus\"? Allowed: ")]
    [InlineData("effect: deny", "effect: refuse", "column 56: rules[0].effect: \"refuse\" is not known. Allowed: deny, warn. (HP9054)")]
    [InlineData("reason: Because.", "reason: \" \"", "column 70: rules[0].reason: the text is empty. (HP9054)")]
    [InlineData("name: r", "name: 12", "column 16: rules[0].name: this is the number 12, and must be text: write it in quotes. (HP9054)")]
    [InlineData("name: r", "name: [r]", "column 16: rules[0].name: this is a list, and must be text. (HP9054)")]
    [InlineData("effect: deny", "match: {}, effect: deny", "column 55: rules[0].match: there is no pattern. Give one or more of address, name, environment. (HP9054)")]
    [InlineData("effect: deny", "unless: {window: nightly}, effect: deny", "column 65: rules[0].unless.window: \"nightly\" is not there: the policy has no windows. (HP9054)")]
    [InlineData("effect: deny", "effect: deny, effect: warn", "line 2, column 62: the key \"effect\" stands twice in this map, first at line 2, column 48. Remove one of them. (HP9054)")]
    public void A_rule_that_is_wrong_is_refused_at_its_place(string old, string changed, string error) =>
        PolicyText.Errors(Rules.Replace(old, changed, StringComparison.Ordinal)).ShouldContain(e => e.Contains(error, StringComparison.Ordinal));

    [Theory]
    [InlineData("stops_machine: true, verdict: live", "a live change stops no machine.")]
    [InlineData("stops_machine: true, action: [create, release]", "create and release stop no machine.")]
    [InlineData("attribute: vcpus, action: delete", "delete and release change no attribute.")]
    [InlineData("verdict: live, action: [delete, replace]", "the verdict of delete and replace is replace.")]
    public void A_rule_that_can_never_match_is_refused(string when, string why) =>
        PolicyText.Errors(Rules.Replace("stops_machine: true", when, StringComparison.Ordinal))
            .ShouldBe([$"line 2, column 9: rules[0].when: rule \"r\" can never match: {why} (HP9054)"]);

    [Fact]
    public void Two_rules_of_one_name_are_refused_with_both_places() => PolicyText.Errors("""
        version: 1
        rules:
          - {name: r, when: {stops_machine: true}, effect: deny, reason: A.}
          - {name: r, when: {verdict: replace}, effect: warn, reason: B.}
        """).ShouldBe(["line 4, column 5: rules[1].name: the name \"r\" is given twice: at line 3, column 5 (rules[0]) and here. Exceptions name rules, so that each needs its own. (HP9054)"]);

    [Fact]
    public void Deny_and_warn_under_the_same_conditions_are_refused_with_both_places() => PolicyText.Errors("""
        version: 1
        rules:
          - {name: a, when: {verdict: [replace, reboot]}, match: {name: ["x", "y"]}, effect: deny, reason: A.}
          - {name: b, when: {verdict: [reboot, replace]}, match: {name: ["y", "x"]}, effect: warn, reason: B.}
        """).ShouldBe(["line 4, column 5: rules[1]: rule \"b\" and rule \"a\" at line 3, column 5 (rules[0]) have the same conditions, and one denies where the other warns. Remove one. (HP9054)"]);

    [Fact]
    public void A_warning_beside_a_denial_with_a_window_is_no_contradiction() => PolicyText.Read("""
        version: 1
        rules:
          - {name: a, when: {verdict: reboot}, unless: {window: w}, effect: deny, reason: A.}
          - {name: b, when: {verdict: reboot}, effect: warn, reason: B.}
        windows: {w: {cron: "0 2 * * *", duration: 1h, zone: UTC}}
        """).Rules.Count.ShouldBe(2);

    [Theory]
    [InlineData("cron: \"0 2 * *\"", "windows.w.cron: \"0 2 * *\" has 4 fields. Write five fields: minute, hour, day of month, month, day of week; for example \"0 2 * * 1-5\" for 02:00 on weekdays. (HP9054)")]
    [InlineData("cron: \"@daily\"", "windows.w.cron: \"@daily\" has 1 field. Write five fields")]
    [InlineData("cron: \"0 25 * * *\"", "windows.w.cron: \"0 25 * * *\" cannot be read: ")]
    [InlineData("cron: \"H 2 * * *\"", "windows.w.cron: \"H 2 * * *\" cannot be read: ")]
    [InlineData("cron: \"0 2 30 2 *\"", "windows.w.cron: the window never opens: there is no such day. (HP9054)")]
    [InlineData("duration: -2h", "windows.w.duration: \"-2h\" is negative. Write for example \"2h\", \"90m\" or \"1d12h\", from 1m to 31d. (HP9054)")]
    [InlineData("duration: 2", "windows.w.duration: this is the number 2, and must be text: write it in quotes. (HP9054)")]
    [InlineData("duration: 0m", "windows.w.duration: \"0m\" is no time at all.")]
    [InlineData("duration: 32d", "windows.w.duration: \"32d\" is too long.")]
    [InlineData("duration: 2 hours", "windows.w.duration: \"2 hours\" is no duration.")]
    [InlineData("duration: 24h", "windows.w.duration: the window never closes, because it opens again before it ends, so that a rule with it can never match. Make it shorter, or open it less often. (HP9054)")]
    [InlineData("zone: Europe/Berlyn", "windows.w.zone: \"Europe/Berlyn\" is not known; did you mean \"Europe/Berlin\"? Write a name of the IANA time zone database, such as \"Europe/Berlin\" or \"UTC\". (HP9054)")]
    [InlineData("zone: ../../etc/passwd", "windows.w.zone: \"../../etc/passwd\" is no name of a time zone: write one such as \"Europe/Berlin\" or \"UTC\". (HP9054)")]
    [InlineData("zone: CEST", "windows.w.zone: \"CEST\" is not known")]
    public void A_window_that_is_wrong_is_refused(string field, string error)
    {
        var key = field.Split(':')[0];
        var fields = new[] { "cron: \"0 2 * * *\"", "duration: 2h", "zone: UTC" }.Select(f => f.StartsWith(key, StringComparison.Ordinal) ? field : f);

        PolicyText.Errors(PolicyText.Stops("unless: {window: w}", $"windows: {{w: {{{string.Join(", ", fields)}}}}}")).ShouldHaveSingleItem().ShouldContain(error);
    }

    [Fact]
    public void A_window_that_no_rule_uses_is_refused() => PolicyText.Errors(PolicyText.Stops(rest: "windows: {w: {cron: \"0 2 * * *\", duration: 1h, zone: UTC}}"))
        .ShouldBe(["line 8, column 11: windows.w: no rule uses the window \"w\". Remove it, or name it in a rule: unless: {window: w}. (HP9054)"]);

    [Fact]
    public void A_window_that_a_rule_misspells_is_refused_with_the_nearest() => PolicyText.Errors(PolicyText.Stops("unless: {window: nihgtly}", "windows: {nightly: {cron: \"0 2 * * *\", duration: 1h, zone: UTC}}"))
        .ShouldContain("line 7, column 22: rules[0].unless.window: \"nihgtly\" is not among the windows; did you mean \"nightly\"? (HP9054)");

    [Theory]
    [InlineData("rules: [no-stop]", "exceptions[0].rules: there is no rule \"no-stop\"; did you mean \"no-stops\"? Allowed: no-stops. (HP9054)")]
    [InlineData("match: {adress: x}", "exceptions[0].match: \"adress\" is not known; did you mean \"address\"? Allowed: address, name, environment. (HP9054)")]
    [InlineData("expires: 2026-13-01", "exceptions[0].expires: \"2026-13-01\" is no day. Write year, month and day, such as 2026-12-31. (HP9054)")]
    [InlineData("expires: 31.12.2026", "exceptions[0].expires: \"31.12.2026\" is no day.")]
    [InlineData("expires: 2026-11-29", "held until 2026-11-29, and today is 2026-11-30. Remove it, or let its owner set a later day. (HP9055)")]
    [InlineData("owner:", "exceptions[0].owner: this is nothing, and must be text. (HP9054)")]
    public void An_exception_that_is_wrong_is_refused(string field, string error)
    {
        var key = field.Split(':')[0];
        var fields = new[] { "rules: [no-stops]", "match: {name: db}", "owner: jane", "reason: Because.", "expires: 2026-12-31" }
            .Select(f => f.StartsWith(key + ":", StringComparison.Ordinal) ? field : f);

        PolicyText.Errors(PolicyText.Stops(rest: $"exceptions: [{{{string.Join(", ", fields)}}}]")).ShouldHaveSingleItem().ShouldContain(error);
    }

    [Fact]
    public void Two_exceptions_for_the_same_are_refused()
    {
        const string one = "{rules: no-stops, match: {name: db}, owner: jane, reason: Because., expires: 2026-12-31}";

        PolicyText.Errors(PolicyText.Stops(rest: $"exceptions:\n  - {one}\n  - {one}")).ShouldHaveSingleItem()
            .ShouldContain("for the same rules and machines as the one at line 9, column 5 (exceptions[0])");
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_in_the_order_of_the_file() => PolicyText.Errors("""
        version: 2
        rules:
          - name: a
            when: {stops_machine: 1}
            effect: no
            colour: red
        """).Select(e => e.Split(": ")[0]).ShouldBe(["line 1, column 10", "line 3, column 5", "line 4, column 27", "line 5, column 13", "line 6, column 5"]);

    [Theory]
    [InlineData("match: {name: *}")]
    [InlineData("match: {name: @db}")]
    [InlineData("match: {name: *db}")]
    [InlineData("match: {name: !x db}")]
    public void What_must_stand_in_quotes_is_told_so(string match) =>
        PolicyText.Errors(Rules.Replace("effect: deny", match + ", effect: deny", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("needs quotes");
}
