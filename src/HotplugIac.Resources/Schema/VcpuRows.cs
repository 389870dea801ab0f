using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Schema;

/// <summary>vCPUs and how the guest sees them.</summary>
public static class VcpuRows
{
    public const string Sockets = "sockets";
    public const string Dies = "dies";
    public const string Cores = "cores";
    public const string Threads = "threads";

    internal static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(Attributes.Vcpus, ValueKind.WholeNumber, Usage.Required,
            "Number of vCPUs, from 1 to `max_vcpus`. More are plugged live up to the running machine's maximum; fewer are unplugged live down to its `min_vcpus`, if the guest gives them back (see `unplug`). What goes beyond these two takes effect at the next boot."),
        new(Attributes.MaxVcpus, ValueKind.WholeNumber, Usage.OptionalComputed,
            "Ceiling for live growth of `vcpus`, from `vcpus` to what the machine type allows. Default at create: the definition's own maximum, else the provider's `headroom.vcpus` times `vcpus`; of an adopted machine: what it has. A change takes effect at the next boot."),
        new(Attributes.MinVcpus, ValueKind.WholeNumber, Usage.OptionalComputed,
            "Floor for live shrinking of `vcpus`, from 1 to `vcpus`: vCPUs below it are not hotpluggable. Default at create: 1; of an adopted machine: what it has. A change takes effect at the next boot."),
        new(Attributes.CpuTopology, ValueKind.Object, Usage.OptionalComputed,
            "What the guest sees of its CPU packages; the product of the four numbers is `max_vcpus`. Default at create: the definition's own, else one socket with `max_vcpus` cores; of an adopted machine: what it has. Not set, sockets or cores follow `max_vcpus`. A change takes effect at the next boot.")
        {
            TypeName = "CpuTopology",
            IsNullable = true,
            Nested =
            [
                new(Sockets, ValueKind.WholeNumber, Usage.Required, "Sockets, 1 or more."),
                new(Dies, ValueKind.WholeNumber, Usage.Optional, "Dies per socket, 1 or more. Default: 1."),
                new(Cores, ValueKind.WholeNumber, Usage.Required, "Cores per die, 1 or more."),
                new(Threads, ValueKind.WholeNumber, Usage.Optional, "Threads per core, 1 or more. Default: 1."),
            ],
        },
    ];
}
