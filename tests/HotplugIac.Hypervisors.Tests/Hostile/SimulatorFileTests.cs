using HotplugIac.Hypervisors.Tests.Simulator.File;

namespace HotplugIac.Hypervisors.Tests.Hostile;

/// <summary>Who can read and write the simulator's files, and what is laid in their way.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SimulatorFileTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_that_is_made_is_its_users_alone_and_so_is_its_lock()
    {
        await _folder.Store().AddOneAsync();

        System.IO.File.GetUnixFileMode(_folder.Path).ShouldBe(Owner);
        System.IO.File.GetUnixFileMode(_folder.Path + ".lock").ShouldBe(Owner);
    }

    [Fact]
    public async Task A_mode_that_its_owner_gave_it_stays()
    {
        await _folder.Store().AddOneAsync();
        System.IO.File.SetUnixFileMode(_folder.Path, Owner | UnixFileMode.GroupRead);

        await _folder.Store().AddOneAsync();

        System.IO.File.GetUnixFileMode(_folder.Path).ShouldBe(Owner | UnixFileMode.GroupRead);
    }

    [Fact]
    public async Task A_link_that_somebody_laid_beside_it_is_not_written_through()
    {
        var victim = _folder.Path + ".victim";
        System.IO.File.WriteAllText(victim, "precious");
        System.IO.File.CreateSymbolicLink(_folder.Path + ".new", victim);

        await _folder.Store().AddOneAsync();

        System.IO.File.ReadAllText(victim).ShouldBe("precious");
        (await _folder.Store().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_huge_file_is_given_up()
    {
        using (var file = System.IO.File.Create(_folder.Path))
        {
            file.SetLength(1L << 40);
        }

        (await Should.ThrowAsync<HypervisorException>(() => _folder.Store().CountAsync())).Message.ShouldContain("is longer than 128 MiB");
    }
}
