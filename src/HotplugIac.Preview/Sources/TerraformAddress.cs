namespace HotplugIac.Preview.Sources;

/// <summary>The address of a resource without the keys of <c>count</c> and <c>for_each</c>: all instances have one block.</summary>
/// <param name="Modules">The names of the module calls, outermost first, joined by dots, so that addresses compare by value.</param>
internal sealed record TerraformAddress(string Modules, string Type, string Name)
{
    public IEnumerable<string> ModulePath => Modules.Split('.', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Null for anything that is no address of a resource, such as Pulumi's URNs.</summary>
    public static TerraformAddress? Parse(string address)
    {
        var parts = Parts(address);
        if (parts is null || parts.Count < 2 || parts.Count % 2 != 0 || parts.Any(p => p.Length == 0))
        {
            return null;
        }

        var modules = new List<string>();
        for (var i = 0; i < parts.Count - 2; i += 2)
        {
            if (parts[i] != "module")
            {
                return null;
            }

            modules.Add(parts[i + 1]);
        }

        return new(string.Join('.', modules), parts[^2], parts[^1]);
    }

    /// <summary>What stands between the dots, but for those in the keys.</summary>
    private static List<string>? Parts(string address)
    {
        var parts = new List<string>();
        var start = 0;
        var i = 0;
        while (i < address.Length)
        {
            if (address[i] == '.')
            {
                parts.Add(address[start..i]);
                start = ++i;
            }
            else if (address[i] == '[')
            {
                parts.Add(address[start..i]);
                i = EndOfKey(address, i);
                if (i == address.Length)
                {
                    return parts;
                }

                if (i < 0 || address[i] != '.')
                {
                    return null;
                }

                start = ++i;
            }
            else if (!IsOfName(address[i++]))
            {
                return null;
            }
        }

        parts.Add(address[start..]);
        return parts;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    /// <summary>The index after the closing bracket; -1 without one.</summary>
    private static int EndOfKey(string address, int open)
    {
        if (open + 1 < address.Length && address[open + 1] == '"')
        {
            for (var i = open + 2; i < address.Length; i++)
            {
                if (address[i] == '\\')
                {
                    i++;
                }
                else if (address[i] == '"')
                {
                    return i + 1 < address.Length && address[i + 1] == ']' ? i + 2 : -1;
                }
            }

            return -1;
        }

        return address.IndexOf(']', open) is >= 0 and var close ? close + 1 : -1;
    }
}
