namespace HotplugIac.Harness;

/// <summary>A machine that boots the lab's tiny guest, as little or as much prepared for hotplug as a test wants. Sizes are MiB.</summary>
public sealed partial record GuestDefinition
{
    /// <summary>Boots fast under emulation, and new memory comes online as movable, so that it can go again (RULEBOOK.md E).
    /// Without the self-tests of the kernel's crypto code half of the time to the agent is saved, and without the steps that the list names a tenth of the rest.</summary>
    public const string DefaultKernelArguments =
        "console=ttyS0 quiet cryptomgr.notests swiotlb=noforce tsc=unstable memhp_default_state=online_movable panic=-1 noreplace-smp "
        + "initcall_blacklist=init_kprobe_trace,crypto_kdf108_init,cubictcp_register,load_system_certificate_list";

    /// <summary>Name; begins with <see cref="LibvirtLab.NamePrefix"/>, as <see cref="LabScope.NewName"/> makes it.</summary>
    public required string Name { get; init; }

    /// <summary>Default: libvirt chooses one.</summary>
    public Guid? Uuid { get; init; }

    /// <summary>vCPUs at start. Default: 1.</summary>
    public int Vcpus { get; init; } = 1;

    /// <summary>Ceiling of vCPUs. Default: <see cref="Vcpus"/>, no headroom.</summary>
    public int? MaxVcpus { get; init; }

    /// <summary>Ids beyond it are hotpluggable at boot, so that they can also go. Default: none is, libvirt's own default.</summary>
    public int? FixedVcpus { get; init; }

    /// <summary>Memory that is not a device, MiB. At least 80; with <see cref="NumaCells"/>, their sum. Default: 128.</summary>
    public long Memory { get; init; } = 128;

    /// <summary>Ceiling of memory, MiB. Default: none, so that no memory can be plugged.</summary>
    public long? MaxMemory { get; init; }

    /// <summary>Slots for DIMMs, with <see cref="MaxMemory"/>. Default: 16.</summary>
    public int MemorySlots { get; init; } = 16;

    /// <summary>Default: none; with <see cref="MaxMemory"/>, one cell with everything, because libvirt before 9.6 insists on one.</summary>
    public IReadOnlyList<GuestCell> NumaCells { get; init; } = [];

    /// <summary>Spare PCIe root ports; each virtio-mem device that is plugged takes one. Default: 0.</summary>
    public int RootPorts { get; init; }

    /// <summary>Whether there is a channel for the guest agent. Default: true.</summary>
    public bool Agent { get; init; } = true;

    /// <summary>File for the serial console's output. Default: none; <see cref="LabScope"/> sets one.</summary>
    public string? SerialLog { get; init; }

    /// <summary>Replaces <see cref="DefaultKernelArguments"/>.</summary>
    public string KernelArguments { get; init; } = DefaultKernelArguments;

    /// <summary>Further arguments. The tiny guest knows <c>hotplug.cpus=manual</c> (hot-added CPUs stay offline), <c>hotplug.power=ignore</c>
    /// (deaf to the power button), <c>hotplug.unplug=refuse</c> (gives no CPU and no memory back), <c>hotplug.agent=old</c> (its agent knows no
    /// memory blocks) and <c>hotplug.echo</c> (sends back what comes through the virtio port of that name).</summary>
    public string ExtraKernelArguments { get; init; } = "";

    /// <summary>A VNC display on 127.0.0.1 with this password. Default: no display.</summary>
    public string? VncPassword { get; init; }

    /// <summary>Raw disk images, as virtio disks. Default: none.</summary>
    public IReadOnlyList<string> Disks { get; init; } = [];

    /// <summary>XML elements to put among the devices.</summary>
    public IReadOnlyList<string> ExtraDevices { get; init; } = [];

    /// <summary>XML elements to put directly into the domain, such as metadata or memoryBacking.</summary>
    public IReadOnlyList<string> ExtraElements { get; init; } = [];

    /// <summary>Arguments handed to QEMU itself.</summary>
    public IReadOnlyList<string> QemuArguments { get; init; } = [];
}

/// <summary>A NUMA cell.</summary>
/// <param name="Cpus">vCPU ids as libvirt writes them, such as <c>0-3</c>.</param>
/// <param name="Memory">MiB.</param>
public sealed record GuestCell(string Cpus, long Memory);
