using HotplugIac.Harness;

namespace LibvirtProbe.Live;

/// <summary>The published command line: start, look, plan, apply and verify.</summary>
internal sealed class CommandSide(LibvirtLab lab, string hotplug) : ISide
{
    public string Name => "hotplug set";

    public Task<Func<Task>> PrepareAsync(Guest guest, Sizes wanted) => Task.FromResult<Func<Task>>(async () =>
        (await SetAsync(guest, wanted)).EnsureSuccess());

    public Task<CommandResult> SetAsync(Guest guest, Sizes wanted, params string[] more) =>
        new CommandLine(hotplug, ["--uri", lab.Uri, "set", guest.Name, "--vcpus", wanted.VcpuText, "--memory", wanted.MemoryText, "--auto-approve", .. more]).RunAsync();
}
