namespace HotplugIac.Preview.Sources;

/// <summary>The resources and module calls of a file in HCL.</summary>
internal static class HclBlocks
{
    public static IEnumerable<SourceBlock> Of(string text)
    {
        var blocks = new List<SourceBlock>();
        var scanner = new HclScanner(text);
        var header = new List<(string? Text, int Line)>();
        SourceBlock? call = null;
        var depth = 0;
        for (var token = scanner.Read(); token != HclToken.End; token = scanner.Read())
        {
            switch (token)
            {
                case HclToken.Open when depth++ == 0:
                    call = Begun(header, blocks);
                    break;
                case HclToken.Close:
                    depth = Math.Max(0, depth - 1);
                    if (depth == 0 && call is not null)
                    {
                        blocks.Add(call);
                        call = null;
                    }

                    break;
                case HclToken.Text when call is { Source: null } && depth == 1 && header is [("source", _), ("=", _)]:
                    call = call with { Source = scanner.Text };
                    break;
                case HclToken.NewLine:
                    header.Clear();
                    break;
                default:
                    header.Add((token == HclToken.Equal ? "=" : scanner.Text, scanner.Line));
                    break;
            }

            if (token is HclToken.Open or HclToken.Close)
            {
                header.Clear();
            }
        }

        return blocks;
    }

    /// <summary>Adds a resource; a module call is returned, because its source is still to come.</summary>
    private static SourceBlock? Begun(List<(string? Text, int Line)> header, List<SourceBlock> blocks)
    {
        switch (header)
        {
            case [("resource", var line), ({ } type, _), ({ } name, _)]:
                blocks.Add(new(type, name, line));
                return null;
            case [("module", var line), ({ } name, _)]:
                return new(string.Empty, name, line);
            default:
                return null;
        }
    }
}
