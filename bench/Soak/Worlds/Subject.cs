using System.Globalization;
using HotplugIac.Soak.Terraform;
using TerraformPlugin;

namespace HotplugIac.Soak.Worlds;

/// <summary>A machine of the soak and its resource. Its random numbers are its own, so that a seed tells its life whatever the others do.</summary>
/// <param name="isOwned">Whether the resource creates and deletes the machine.</param>
/// <param name="config">What the resource says at first.</param>
internal sealed class Subject(int index, string name, string place, bool isOwned, int seed, TfObject config)
{
    private const int KeptSteps = 12;
    private readonly Queue<string> _history = new();

    public int Index { get; } = index;

    public string Name { get; } = name;

    /// <summary>The host it is on; subjects of one place share a file, or a daemon.</summary>
    public string Place { get; } = place;

    public bool IsOwned { get; } = isOwned;

    public Random Random { get; } = new(HashCode(seed, index));

    public Resource Resource { get; } = new();

    /// <summary>The configuration that was applied last, and planned nothing afterwards.</summary>
    public TfObject Config { get; set; } = config;

    /// <summary>The first one: name, route and what keeps waits short.</summary>
    public TfObject First { get; } = config;

    public int Step { get; set; }

    /// <summary>What happened to it lately, for whoever wants to understand a fault.</summary>
    public IReadOnlyCollection<string> History => _history;

    public void Tell(string line)
    {
        _history.Enqueue(string.Create(CultureInfo.InvariantCulture, $"step {Step}: {line}"));
        while (_history.Count > KeptSteps)
        {
            _history.Dequeue();
        }
    }

    /// <summary>The runtime's own hash differs from run to run.</summary>
    private static int HashCode(int seed, int index) => unchecked((seed * 486187739) + (index * 16777619) + 1009);
}
