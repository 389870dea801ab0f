using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Reading;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Tests.Reading;

/// <summary>Reads documents that stand in tests.</summary>
internal static class Documents
{
    public static async Task<PreviewReport> ReadAsync(string text)
    {
        var outcome = await OutcomeAsync(text);
        outcome.Problem.ShouldBeNull();
        return outcome.Report.ShouldNotBeNull();
    }

    public static async Task<MachineReport> MachineAsync(string text) => (await ReadAsync(text)).Machines.ShouldHaveSingleItem();

    public static async Task<Problem> ProblemAsync(string text) => await ProblemAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<Problem> ProblemAsync(byte[] bytes)
    {
        var outcome = await OutcomeAsync(bytes);
        outcome.Report.ShouldBeNull();
        return outcome.Problem.ShouldNotBeNull();
    }

    public static Task<ReadOutcome> OutcomeAsync(string text) => OutcomeAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<ReadOutcome> OutcomeAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await PlanReader.ReadAsync(stream, "plan.json", CancellationToken.None);
    }
}
