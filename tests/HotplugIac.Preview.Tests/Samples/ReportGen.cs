using FsCheck;
using FsCheck.Fluent;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Policies;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Samples;

/// <summary>Reports of any shape, with names that are hostile or made of pieces of hostile ones.</summary>
internal static class ReportGen
{
    private static readonly Gen<string> Piece = Gen.Elements(HostileTexts.All.Where(t => t.Length < 100));

    private static readonly Gen<string> Text = Gen.OneOf<string>(
        Gen.Elements<string>(HostileTexts.All),
        from first in Piece
        from second in Piece
        select first + second,
        from number in Gen.Choose(0, 99)
        select $"vm-{number}");

    private static readonly Gen<EquatableList<ChangeLine>> Lines =
        from count in Gen.Elements(0, 0, 1, 2, 9)
        from lines in Line().ListOf(count)
        select lines.ToEquatableList();

    public static Gen<ReportDocument> Documents { get; } =
        from count in Gen.Elements(0, 1, 3, 10, 60, 150)
        from machines in Machine().ListOf(Math.Min(count, 10))
        from target in Maybe(Text)
        from commit in Maybe(Text)
        from notes in Note().ListOf(count % 7)
        from policy in Maybe(Policy(count))
        from budget in Gen.Elements(1_000, 1_500, 4_000, 20_000, 60_000)
        select SampleReports.Noted(SampleReports.Of([.. Repeated(machines, count)]), [.. notes]) with
        {
            Target = target,
            Commit = commit,
            Policy = policy,
            MarkdownBudget = budget,
        };

    private static IEnumerable<MachineReport> Repeated(IReadOnlyList<MachineReport> machines, int count) =>
        Enumerable.Range(0, count).Select(i => machines[i % machines.Count] with { Address = $"vm.n{i:D3}.{machines[i % machines.Count].Address}" });

    private static Gen<MachineReport> Machine() =>
        from address in Text
        from name in Maybe(Text)
        from action in Gen.Elements(Enum.GetValues<MachineAction>())
        from verdict in Gen.Elements(Enum.GetValues<PreviewVerdict>())
        from stops in Gen.Elements((bool?[])[true, false, false, false, null])
        from changes in Lines
        from after in Lines
        from drift in Lines
        from previous in Maybe(Text)
        from why in Maybe(Text)
        select new MachineReport(address, name, action, verdict)
        {
            StopsMachine = stops, Changes = changes, PendingAfter = after, Drift = drift, PreviousAddress = previous, Why = why,
        };

    private static Gen<ChangeLine> Line() =>
        from attribute in Gen.OneOf(Gen.Elements("vcpus", "memory"), Text)
        from timing in Gen.Elements(Enum.GetValues<Timing>())
        from text in Text
        from code in Maybe(Gen.Elements("HP1001", "HP0000", "|@`"))
        select new ChangeLine(attribute, timing, text, code);

    private static Gen<ReportNote> Note() =>
        from kind in Gen.Elements(Enum.GetValues<NoteKind>())
        from text in Text
        from address in Maybe(Text)
        select new ReportNote(kind, text, address);

    private static Gen<PolicyResult> Policy(int count) =>
        from name in Text
        from findings in Finding().ListOf(count % 13)
        select new PolicyResult(name, findings.ToEquatableList());

    private static Gen<PolicyFinding> Finding() =>
        from effect in Gen.Elements(PolicyEffect.Deny, PolicyEffect.Warn)
        from address in Maybe(Text)
        from rule in Text
        from reason in Text
        from remedy in Text
        from excuse in Maybe(Text)
        select new PolicyFinding(effect, address, rule, reason, remedy) { ExcusedBy = excuse };

    private static Gen<T?> Maybe<T>(Gen<T> values)
        where T : class =>
        from given in Gen.Choose(0, 1)
        from value in values
        select given == 0 ? null : value;
}
