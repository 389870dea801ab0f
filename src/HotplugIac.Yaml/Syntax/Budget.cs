namespace HotplugIac.Yaml.Syntax;

/// <summary>
/// Bounds what a file means once its aliases and merges are followed: a few lines of them can stand for more than any memory
/// holds.
/// </summary>
internal sealed class Budget(int most)
{
    private readonly int _most = most;
    private int _spent;

    /// <summary>For nodes as they are written, and what maps merge: in a file of the greatest length one in eight bytes.</summary>
    public static Budget OfNodes(DocumentKind kind) => new(kind.LargestMiB * 125_000);

    /// <summary>For values, each of which is kept with its place: ten thousand machines with forty each.</summary>
    public static Budget OfValues() => new(400_000);

    /// <exception cref="UnreadableException">It is used up.</exception>
    public void Spend(Position at, int nodes = 1)
    {
        _spent += nodes;
        if (_spent > _most)
        {
            throw new UnreadableException(at, $"up to here the file stands for more than {_most} values, its aliases (*name) and merges (<<) followed. Use fewer aliases of aliases, or split the file.");
        }
    }
}
