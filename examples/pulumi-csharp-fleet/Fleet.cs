namespace Fleet;

/// <summary>What a machine is for; its size follows from that.</summary>
public enum Role
{
    Web,
    Worker,
    Database,
}

/// <param name="Name">Its name at the hypervisor.</param>
public sealed record Machine(string Name, Role Role);

/// <param name="MaxVcpus">How far it can grow while it runs.</param>
/// <param name="Memory">With a unit, such as <c>8GiB</c>.</param>
public sealed record Size(int Vcpus, int MaxVcpus, string Memory);

/// <summary>The one place in which a machine or a size is changed.</summary>
public static class FleetList
{
    public static IReadOnlyList<Machine> Machines { get; } =
    [
        new("web-1", Role.Web),
        new("web-2", Role.Web),
        new("worker-1", Role.Worker),
        new("db-1", Role.Database),
    ];

    public static Size SizeOf(Role role) => role switch
    {
        Role.Web => new(2, 4, "2GiB"),
        Role.Worker => new(4, 8, "4GiB"),
        Role.Database => new(4, 8, "8GiB"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a size."),
    };
}
