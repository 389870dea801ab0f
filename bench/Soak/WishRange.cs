namespace HotplugIac.Soak;

/// <summary>What machines of a world may be asked for.</summary>
/// <param name="MostVcpus">The highest maximum that is asked for.</param>
/// <param name="LeastBlocks">The least memory, in blocks of 128 MiB: a guest must stay alive.</param>
/// <param name="MostBlocks">The highest maximum of memory.</param>
/// <param name="CanUnplugVcpus">False under emulation, where QEMU never completes it and is confused afterwards: vCPUs then go by reboot.</param>
internal sealed record WishRange(int MostVcpus, int LeastBlocks, int MostBlocks, bool CanUnplugVcpus);
