using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>What a guest itself says, and by which it shows whether it was ever stopped.</summary>
internal sealed record GuestNumbers(int? QemuPid, Guid BootId, int OnlineVcpus, long MemTotalMiB)
{
    public static async Task<GuestNumbers> ReadAsync(LabMachine machine) => new(
        await machine.QemuPidAsync(),
        await machine.Guest.BootIdAsync(),
        (await machine.Guest.OnlineVcpusAsync()).Count,
        await machine.Guest.MemTotalAsync() >> 20);

    /// <summary>Waits until the guest has taken in what was plugged: its own scripts bring CPUs and memory online.</summary>
    public static Task<GuestNumbers> WaitForAsync(LabMachine machine, int vcpus, long leastMiB) =>
        Eventually.BecomesAsync(_ => ReadAsync(machine), n => n.OnlineVcpus == vcpus && n.MemTotalMiB >= leastMiB,
            TimeSpan.FromMinutes(3), $"{vcpus} vCPUs and {leastMiB} MiB in the guest");
}
