using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>The <c>match</c> of a rule or an exception.</summary>
internal static class ScopeReader
{
    /// <returns>Null when it is required and missing, or cannot be read.</returns>
    public static PolicyScope? Read(MapReader parent, bool required, PolicyProblems problems)
    {
        if (parent.Find("match", required) is not { } node)
        {
            return required ? null : PolicyScope.Everything;
        }

        if (MapReader.Open(node, parent.At("match"), problems, "address", "name", "environment") is not { } map)
        {
            return null;
        }

        if (map.IsEmpty)
        {
            problems.Fail(map.Place, map.Where, "there is no pattern. Give one or more of address, name, environment.");
        }

        return new PolicyScope { Addresses = Globs("address"), Names = Globs("name"), Environments = Globs("environment", ignoreCase: true) };

        EquatableList<Glob> Globs(string key, bool ignoreCase = false) =>
            (map.Texts(key, required: false) ?? []).Select(t => new Glob(t.Text, ignoreCase)).ToEquatableList();
    }
}
