namespace HotplugIac.Resources.Forecasting;

/// <summary>The known name that a misspelt one was probably meant to be.</summary>
public static class NearName
{
    /// <summary>Ends the sentence that names the wrong one.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var nearest = known.Select(k => (Name: (string?)k, Edits: Edits(Plain(name), Plain(k)))).DefaultIfEmpty().MinBy(k => k.Edits);
        return nearest.Name is not null && nearest.Edits <= Math.Max(1, nearest.Name.Length / 3) ? $"; did you mean \"{nearest.Name}\"?" : ".";
    }

    /// <summary>Upper case and other separators are spelling, not another name.</summary>
    private static string Plain(string name) => name.ToLowerInvariant().Replace("-", "_", StringComparison.Ordinal);

    /// <summary>How many letters have to be put in, taken out or changed.</summary>
    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
