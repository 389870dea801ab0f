using HotplugIac.Core.Model;
using HotplugIac.Preview.Reading.Machines;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading;

/// <summary>Two texts of machines in YAML, before and after a change. No hypervisor is asked, so that much depends on how much the texts say.</summary>
public static class YamlPairReader
{
    /// <param name="before">Each machine's key and its attributes as the user wrote them.</param>
    /// <param name="hash">SHA-256 over the bytes of both texts, in lower-case hexadecimal.</param>
    public static PreviewReport Read(IReadOnlyList<(string Key, MapValue Values)> before, IReadOnlyList<(string Key, MapValue Values)> after, string hash)
    {
        var answers = new Answers();
        var (old, next) = (ByKey(before), ByKey(after));
        var machines = next.Select(m => Kept(m.Key, old.GetValueOrDefault(m.Key), m.Value)).Concat(old.Where(m => !next.ContainsKey(m.Key)).Select(m => Gone(m.Key, m.Value)));
        return new PreviewReport(
            new PlanSource(SourceKind.Yaml, null, null, hash),
            machines.Select(m => MachineReports.Of(m, answers)).OrderByDescending(m => m.Severity).ThenBy(m => m.Address, StringComparer.Ordinal).ToEquatableList());
    }

    /// <summary>The YAML has no state and never deletes.</summary>
    private static MachineChange Gone(string key, MapValue values) => new(key, MachineAction.Release, Named(key, values), null) { Reason = "the YAML never deletes" };

    private static MachineChange Kept(string key, MapValue? before, MapValue after)
    {
        var named = Named(key, after);
        var old = before is null ? null : Named(key, before);
        if (old is null || !old[Attributes.Name].Equals(named[Attributes.Name]))
        {
            return new MachineChange(key, Outlooks.IsAdopted(named) ? MachineAction.Adopt : MachineAction.Create, null, named)
            {
                Reason = old is null ? null : $"another name is another machine; {(old[Attributes.Name] as TextValue)?.Text} stays as it is",
            };
        }

        // What a text no longer says is asked for no longer: an optional attribute goes back to its default.
        var all = old.Fields.Keys.Where(n => !named.Fields.ContainsKey(n)).Aggregate(named, (values, n) => values.With(n, Value.Null));
        return new MachineChange(key, all.Equals(old) ? MachineAction.None : MachineAction.Update, old, all);
    }

    private static MapValue Named(string key, MapValue values) => values[Attributes.Name] is TextValue { Text.Length: > 0 } ? values : values.With(Attributes.Name, Value.Of(key));

    private static Dictionary<string, MapValue> ByKey(IReadOnlyList<(string Key, MapValue Values)> machines) => machines.ToDictionary(m => m.Key, m => m.Values, StringComparer.Ordinal);
}
