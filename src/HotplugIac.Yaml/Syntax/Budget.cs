namespace HotplugIac.Yaml.Syntax;

/// <summary>
/// Bounds what a file means once its aliases and merges are followed: a few lines of them can stand for more than any memory
/// holds.
/// </summary>
internal sealed class Budget
{
    /// <summary>Ten thousand machines with forty values each take a fifth of it.</summary>
    public const int Most = 2_000_000;

    private int _left = Most;

    /// <exception cref="UnreadableException">It is used up.</exception>
    public void Spend(Position at, int nodes = 1)
    {
        _left -= nodes;
        if (_left < 0)
        {
            throw new UnreadableException(at, $"up to here the file stands for more than {Most} values, its aliases (*name) and merges (<<) followed. Use fewer aliases of aliases, or split the file.");
        }
    }
}
