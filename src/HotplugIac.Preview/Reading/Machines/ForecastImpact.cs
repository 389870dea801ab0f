using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Machines;

/// <summary>The verdict of the planner on the values before and after, for plans that have none.</summary>
internal static class ForecastImpact
{
    private static readonly IReadOnlyList<AttributeSchema> Inputs = [.. VirtualMachineSchema.Rows.Where(r => r.Usage != Usage.Computed)];

    /// <param name="before">Null for a machine that is not managed yet.</param>
    /// <param name="after">All attributes as they will be; of the product's own only those that a user may set are looked at.</param>
    public static Outlook Of(MapValue? before, MapValue after, Secrecy secrecy, Answers answers)
    {
        var asked = Asked(before ?? MapValue.Empty, after);
        if (asked.Count == 0 && before is not null)
        {
            return new Outlook(PreviewVerdict.None, VerdictOrigin.Forecast, false);
        }

        // The route is a value that reports do not show, and how the machine is at another one nobody here knows.
        if (before is not null && asked.Contains(Attributes.Uri))
        {
            return PlannedImpact.NotKnown(after, VerdictOrigin.Forecast, "the machine is looked up at another uri, and how it is there the document does not show");
        }

        var wish = new MapValue(asked.ToDictionary(n => n, n => after[n], StringComparer.Ordinal));
        var reply = answers.Forecast(before, wish);
        return reply.Impact is { } impact ? PlannedImpact.Read(impact, after, VerdictOrigin.Forecast, secrecy)
            : PlannedImpact.NotKnown(after, VerdictOrigin.Forecast, secrecy.Sentence(reply.Error?.Text)!);
    }

    private static List<string> Asked(MapValue before, MapValue after) =>
        [.. Inputs.Select(r => r.Name).Where(n => after.Fields.ContainsKey(n) && (after[n].HasUnknown || after[n] != before[n]))];
}
