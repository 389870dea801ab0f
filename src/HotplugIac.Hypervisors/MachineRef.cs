namespace HotplugIac.Hypervisors;

/// <summary>How a machine is looked up: by id (UUID) when it is known, else by name.</summary>
public sealed record MachineRef(string? Id, string Name)
{
    public static MachineRef ById(string id) => new(id, string.Empty);

    public static MachineRef ByName(string name) => new(null, name);

    public override string ToString() => Id ?? Name;
}
