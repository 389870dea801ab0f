using System.Text;
using System.Text.Json.Nodes;
using HotplugIac.Preview.Reading;
using HotplugIac.Preview.Reports;
using static HotplugIac.Preview.Tests.Reading.PlanText;

namespace HotplugIac.Preview.Tests.Reading;

public sealed class StreamingTests
{
    private static readonly byte[] Plan = Encoding.UTF8.GetBytes(Of(
        Change(null, Machine(("definition", "<domain>ä→😀</domain>")), ["create"], "hotplug_virtual_machine.ä[\"→😀\"]"),
        Update(Machine(), Machine(("impact", Impact("live", live: new JsonObject { ["vcpus"] = "2 → 4, hot-added (HP1001)" }))))));

    [Fact]
    public async Task A_document_is_cut_off_wherever_it_ends()
    {
        // Within characters of several bytes everywhere, and else often enough that every token is cut.
        foreach (var length in Enumerable.Range(1, Plan.Length - 1).Where(l => l % 4 == 1 || Plan[l] > 0x7F))
        {
            var problem = await Documents.ProblemAsync(Plan[..length]);

            problem.Detail.ShouldMatch("ends in the middle|is not UTF-8");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task The_size_of_the_pieces_makes_no_difference(int size)
    {
        using var whole = new MemoryStream(Plan);
        using var pieces = new PieceStream(new MemoryStream(Plan), size);

        var expected = await PlanReader.ReadAsync(whole, "plan.json", CancellationToken.None);
        var actual = await PlanReader.ReadAsync(pieces, "plan.json", CancellationToken.None);

        actual.Report.ShouldNotBeNull();
        actual.ShouldBe(expected);
    }

    [Fact]
    public async Task A_plan_that_is_longer_than_the_buffer_is_the_same_plan()
    {
        using var stream = new LargePlan(600);

        var outcome = await PlanReader.ReadAsync(stream, "plan.json", CancellationToken.None);

        var report = outcome.Report.ShouldNotBeNull();
        report.Machines.Count.ShouldBe(600);
        report.Machines.Count(m => m.Verdict == PreviewVerdict.Live).ShouldBe(200);
        report.OtherChanges.ShouldBe(600);
        stream.Position.ShouldBeGreaterThan(4 << 20);
    }

    [Fact]
    public async Task One_value_may_be_larger_than_the_buffer()
    {
        var machine = Machine(("definition", $"<domain>{new string('x', 3 << 20)}</domain>"));

        (await Documents.MachineAsync(Of(Change(null, machine, ["create"])))).Action.ShouldBe(MachineAction.Create);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"format_version\":\"1.2\",")]
    [InlineData("{\"format_version\":")]
    public async Task A_gigabyte_of_spaces_ends_soon_with_an_error(string start)
    {
        using var stream = new SpaceStream(Encoding.UTF8.GetBytes(start), 1L << 30);

        var outcome = await PlanReader.ReadAsync(stream, "plan.json", CancellationToken.None);

        outcome.Problem.ShouldNotBeNull().Code.ShouldBe("HP9051");
        stream.Position.ShouldBeLessThan(200 << 20);
    }

    [Fact]
    public async Task A_value_beyond_all_measure_is_refused()
    {
        using var stream = new SpaceStream("{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"a"u8.ToArray(), 1L << 30);

        (await PlanReader.ReadAsync(stream, "plan.json", CancellationToken.None)).Problem.ShouldNotBeNull().Detail.ShouldContain("more than 64 MiB");
    }

    [Fact]
    public async Task A_stream_that_fails_is_an_error_with_its_words()
    {
        using var stream = new PieceStream(new MemoryStream(), 1) { Fails = true };

        (await PlanReader.ReadAsync(stream, "plan.json", CancellationToken.None)).Problem.ShouldNotBeNull().Detail.ShouldContain("the disk is gone");
    }

    [Fact]
    public async Task Reading_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var stream = new SpaceStream("{\"configuration\":\"x"u8.ToArray(), 1L << 40) { At = (1 << 20, cancel.Cancel) };

        await Should.ThrowAsync<OperationCanceledException>(async () => await PlanReader.ReadAsync(stream, "plan.json", cancel.Token));
    }
}
