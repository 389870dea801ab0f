namespace HotplugIac.PulumiProvider.Wire;

/// <summary>Paths of properties as Pulumi writes them: <c>numaCells[0].memory</c>, <c>memoryDevices["a.b"].size</c>.</summary>
internal static class PropertyPath
{
    public static string Key(string path, string key) =>
        key.Length > 0 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$') && !char.IsAsciiDigit(key[0])
            ? $"{path}.{key}"
            : $"{path}[\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";

    /// <summary>The parts of a path: names and keys as texts, positions as numbers in text. Null when it cannot be read.</summary>
    public static IReadOnlyList<string>? Parse(string path)
    {
        var parts = new List<string>();
        var rest = path.AsSpan();
        while (rest.Length > 0)
        {
            if (rest[0] == '.' && parts.Count > 0)
            {
                rest = rest[1..];
                if (rest.Length == 0)
                {
                    return null;
                }
            }

            if (rest[0] == '[')
            {
                if (!Bracket(ref rest, parts))
                {
                    return null;
                }

                continue;
            }

            var end = rest.IndexOfAny('.', '[');
            var name = end < 0 ? rest : rest[..end];
            if (name.Length == 0)
            {
                return null;
            }

            parts.Add(name.ToString());
            rest = rest[name.Length..];
        }

        return parts.Count > 0 ? parts : null;
    }

    private static bool Bracket(ref ReadOnlySpan<char> rest, List<string> parts)
    {
        if (rest.StartsWith("[\""))
        {
            var text = new System.Text.StringBuilder();
            for (var i = 2; i < rest.Length; i++)
            {
                if (rest[i] == '\\' && i + 1 < rest.Length)
                {
                    text.Append(rest[++i]);
                }
                else if (rest[i] == '"')
                {
                    if (i + 1 >= rest.Length || rest[i + 1] != ']')
                    {
                        return false;
                    }

                    parts.Add(text.ToString());
                    rest = rest[(i + 2)..];
                    return true;
                }
                else
                {
                    text.Append(rest[i]);
                }
            }

            return false;
        }

        var end = rest.IndexOf(']');
        if (end <= 1)
        {
            return false;
        }

        parts.Add(rest[1..end].ToString());
        rest = rest[(end + 1)..];
        return true;
    }
}
