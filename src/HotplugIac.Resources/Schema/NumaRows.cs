using HotplugIac.Core.Model;
using HotplugIac.Resources.Input;

namespace HotplugIac.Resources.Schema;

/// <summary>The guest's NUMA cells, and where the host puts them.</summary>
public static class NumaRows
{
    public const string Cpus = "cpus";
    public const string Distances = "distances";
    public const string Mode = "mode";
    public const string Nodeset = "nodeset";
    public const string Cells = "cells";
    public const string Cell = "cell";

    private const string Modes = "`strict`, `preferred`, `interleave` or `restrictive`";

    internal static IReadOnlyList<AttributeSchema> All { get; } =
    [
        new(Attributes.NumaCells, ValueKind.ObjectList, Usage.OptionalComputed,
            "NUMA cells of the guest, in order: the first is cell 0. Their `memory` adds up to `base_memory`, their `cpus` hold each id below `max_vcpus` once. Default at create: the definition's own, else one cell where memory hotplug needs one; of an adopted machine: what it has. A change takes effect at the next boot.")
        {
            TypeName = "NumaCell",
            Nested =
            [
                new(Cpus, ValueKind.Text, Usage.Required, "vCPU ids, for example `\"0-3,8\"`; empty for a cell of memory only."),
                new(Attributes.Memory, ValueKind.Size, Usage.Required, "Base memory of the cell, a size such as `\"2GiB\"`."),
                new(Distances, ValueKind.NumberList, Usage.Optional, "Distances to all cells in order, 10 to 255, 10 to the cell itself. For every cell or for none. Default: none, the guest assumes 10 and 20."),
            ],
        },
        new(Attributes.NumaTune, ValueKind.Object, Usage.Optional,
            "Which NUMA nodes of the host the machine's memory lies on (libvirt `numatune`). Default: as the definition says; removing the attribute leaves the placement as it is. A change takes effect at the next boot; another `nodeset` is live in mode `restrictive`.")
        {
            TypeName = "NumaTune",
            Nested =
            [
                new(Mode, ValueKind.Text, Usage.Required, $"{Modes}.") { Choice = Choices.NumaTuneModes.Schema },
                new(Nodeset, ValueKind.Text, Usage.Required, "Nodes of the host as their ids, for example `\"0-1\"`."),
                new(Cells, ValueKind.ObjectList, Usage.Optional, "Cells of the guest with a placement of their own. Default: none.")
                {
                    TypeName = "NumaTuneCell",
                    Nested =
                    [
                        new(Cell, ValueKind.WholeNumber, Usage.Required, "Index in `numa_cells`, from 0."),
                        new(Mode, ValueKind.Text, Usage.Required, $"{Modes}.") { Choice = Choices.NumaTuneModes.Schema },
                        new(Nodeset, ValueKind.Text, Usage.Required, "Nodes of the host."),
                    ],
                },
            ],
        },
    ];
}
