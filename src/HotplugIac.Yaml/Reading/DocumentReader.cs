using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Syntax;

namespace HotplugIac.Yaml.Reading;

/// <summary>The root of a document → machines and provider.</summary>
internal sealed class DocumentReader(ProblemList problems, Budget budget, IncludedFiles files)
{
    public const string ProviderKey = "provider";
    public const string MachinesKey = "machines";
    public const string AnchorPrefix = "x-";

    private const string Form = "Write \"machines:\" and below it each machine by its name, for example \"  web: {vcpus: 2, memory: 8GiB}\".";

    private readonly List<MachineEntry> _machines = [];

    public IReadOnlyList<MachineEntry> Machines => _machines;

    public MapValue Provider { get; private set; } = MapValue.Empty;

    /// <exception cref="UnreadableException">The file stands for too much.</exception>
    public void Read(YamlNode root)
    {
        if (root is not MapNode map)
        {
            if (root is not BrokenNode)
            {
                problems.Fail(root.At, root is ScalarNode scalar && CoreScalar.KindOf(scalar) == CoreKind.Null ? $"the document is empty. {Form}" : $"the file is {root.Shape}, but it must be a map. {Form}");
            }

            return;
        }

        foreach (var entry in map.Entries.Where(e => e.Key is not (ProviderKey or MachinesKey) && !e.Key.StartsWith(AnchorPrefix, StringComparison.Ordinal)))
        {
            problems.Fail(entry.KeyAt, $"the file has a key {Shown.Quoted(entry.Key)}, which is not known{Names.Hint(entry.Key, [ProviderKey, MachinesKey])} Allowed: {ProviderKey}, {MachinesKey}, and keys that begin with {AnchorPrefix} for anchors.");
        }

        ReadProvider(map.Entries.FirstOrDefault(e => e.Key == ProviderKey));
        ReadMachines(map.Entries.FirstOrDefault(e => e.Key == MachinesKey), map.At);
    }

    private void ReadProvider(MapEntry? entry)
    {
        if (entry is not { Value: MapNode map })
        {
            if (entry is { Value: not BrokenNode and var other } && !IsNull(other))
            {
                problems.Fail(other.At, $"provider is {other.Shape}, but it must be a map with {string.Join(", ", ProviderSchema.Rows.Select(r => r.Name))}.");
            }

            return;
        }

        var reader = new ObjectReader(problems, budget, files, ProviderKey);
        Provider = reader.Read(map, ProviderSchema.Rows, entry.KeyAt);

        // The simulator's file is only named here, and which schemes there are is the caller's to know.
        reader.Tell(ProviderConfigReader.Read(Provider.With(ProviderSchema.Simulate, Value.Null), _ => null, _ => true).Problems, entry.KeyAt);
    }

    private void ReadMachines(MapEntry? entry, Position at)
    {
        switch (entry?.Value)
        {
            case BrokenNode:
                break;
            case MapNode map:
                foreach (var machine in map.Entries)
                {
                    ReadMachine(machine);
                }

                TellTwins();
                break;
            case null:
                problems.Fail(at, $"the file has no key machines. {Form}");
                break;
            case var other when IsNull(other):
                problems.Fail(entry.KeyAt, $"machines is empty. {Form} A file that shall have none says machines: {{}}.");
                break;
            case var other:
                problems.Fail(other.At, $"machines is {other.Shape}, but it must be a map. {Form}");
                break;
        }
    }

    private void ReadMachine(MapEntry entry)
    {
        var subject = $"machine {Shown.Quoted(entry.Key)}";
        if (entry.Key.Length == 0)
        {
            problems.Fail(entry.KeyAt, "a machine has an empty key. The key is the machine's name: give it one.", Attributes.Name);
        }
        else if (entry.Value is MapNode map)
        {
            var reader = new ObjectReader(problems, budget, files, subject);
            var read = reader.Read(map, VirtualMachineSchema.Rows, entry.KeyAt, Attributes.Name);
            var values = read[Attributes.Name].IsNull ? read.With(Attributes.Name, Value.Of(entry.Key)) : read;
            reader.Tell(VirtualMachineResource.Validate(values), entry.KeyAt);
            _machines.Add(new MachineEntry(entry.Key, entry.KeyAt, values, reader.Positions));
        }
        else if (entry.Value is not BrokenNode)
        {
            problems.Fail(IsNull(entry.Value) ? entry.KeyAt : entry.Value.At, $"{subject} is {(IsNull(entry.Value) ? "empty" : entry.Value.Shape)}, but it must be a map with at least vcpus, for example {{vcpus: 2, memory: 8GiB}}.");
        }
    }

    /// <summary>Two entries for one machine would resize it to and fro.</summary>
    private void TellTwins()
    {
        var first = new Dictionary<(string Name, string? Uri), MachineEntry>();
        foreach (var machine in _machines)
        {
            var uri = (machine.Values[Attributes.Uri] as TextValue ?? Provider[Attributes.Uri] as TextValue)?.Text;
            if (!first.TryAdd((machine.Name, uri), machine))
            {
                var other = first[(machine.Name, uri)];
                problems.Fail(machine.Positions.TryGetValue(Attributes.Name, out var name) ? name : machine.At,
                    $"machine {Shown.Quoted(machine.Key)} is named {Shown.Quoted(machine.Name)}, and so is machine {Shown.Quoted(other.Key)} at {other.At}, at the same uri. Remove one of them, or give it another name or uri.", Attributes.Name);
            }
        }
    }

    private static bool IsNull(YamlNode node) => node is ScalarNode scalar && CoreScalar.KindOf(scalar) == CoreKind.Null;
}
