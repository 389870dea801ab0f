using HotplugIac.Harness;

namespace LibvirtProbe.Live;

/// <summary>The peer: the two commands that a person would type, each for the running machine and its next boot.</summary>
internal sealed class VirshSide(LibvirtLab lab) : ISide
{
    public string Name => "virsh";

    public Task<Func<Task>> PrepareAsync(Guest guest, Sizes wanted)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, wanted.DimmXml);
        return Task.FromResult<Func<Task>>(async () =>
        {
            (await lab.VirshAsync(["setvcpus", guest.Name, wanted.VcpuText, "--live", "--config"])).EnsureSuccess();
            (await lab.VirshAsync(["attach-device", guest.Name, file, "--live", "--config"])).EnsureSuccess();
            File.Delete(file);
        });
    }
}
