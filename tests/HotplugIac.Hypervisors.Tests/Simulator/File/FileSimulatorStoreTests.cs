using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Simulator;

namespace HotplugIac.Hypervisors.Tests.Simulator.File;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FileSimulatorStoreTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_file_is_a_simulator_without_machines_and_is_made_by_the_first_change()
    {
        (await _folder.Store().ChangeAsync(s => (s, s), CancellationToken.None)).ShouldBe(SimulatorState.Empty);
        System.IO.File.Exists(_folder.Path).ShouldBeFalse();

        await _folder.Store().AddOneAsync();

        (await _folder.Store().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_state_is_not_written_again()
    {
        const string ByHand = "{ \"facts\" : {\"vcpu_limit\":  7} }";
        _folder.Write(ByHand);

        (await _folder.Store().CountAsync()).ShouldBe(7);

        _folder.Text.ShouldBe(ByHand);
    }

    [Fact]
    public async Task An_edit_by_hand_between_two_changes_is_seen_even_with_the_same_length_and_time()
    {
        var store = _folder.Store();
        _folder.Write("{\"facts\": {\"vcpu_limit\": 1}}");
        var time = System.IO.File.GetLastWriteTimeUtc(_folder.Path);
        (await store.CountAsync()).ShouldBe(1);

        _folder.Write("{\"facts\": {\"vcpu_limit\": 5}}");
        System.IO.File.SetLastWriteTimeUtc(_folder.Path, time);

        (await store.CountAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_change_that_throws_leaves_everything_as_it_was_and_the_lock_free()
    {
        var store = _folder.Store();
        await store.AddOneAsync();
        var before = _folder.Text;

        await Should.ThrowAsync<InvalidOperationException>(() => store.ChangeAsync<int>(_ => throw new InvalidOperationException(), CancellationToken.None));

        _folder.Text.ShouldBe(before);
        (await _folder.Store().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_broken_file_is_an_error_with_its_place_and_stays_as_it_is()
    {
        const string Broken = "{\n  \"machines\": 3\n}";
        _folder.Write(Broken);

        var error = await Should.ThrowAsync<HypervisorException>(_folder.Store().AddOneAsync());

        error.Rule.ShouldBe(InputRules.SimulatorFile);
        error.Message.ShouldBe($"{_folder.Path}, line 2, column 15: machines is 3; it must be an array.");
        _folder.Text.ShouldBe(Broken);
    }

    [Fact]
    public async Task A_missing_folder_and_a_folder_instead_of_a_file_are_errors_that_name_it()
    {
        var missing = await Should.ThrowAsync<HypervisorException>(_folder.Store("none/state.json").AddOneAsync());
        var folder = await Should.ThrowAsync<HypervisorException>(_folder.Store(".").AddOneAsync());

        (missing.Rule, folder.Rule).ShouldBe((InputRules.SimulatorPath, InputRules.SimulatorPath));
        missing.Message.ShouldContain($"The folder {Path.GetDirectoryName(_folder.Path)}/none ");
        folder.Message.ShouldContain("is a folder");
    }

    [Fact]
    public async Task A_link_is_followed_and_stays_a_link()
    {
        var link = _folder.Path + ".link";
        _folder.Write("{\"facts\": {\"vcpu_limit\": 4}}");
        System.IO.File.CreateSymbolicLink(link, _folder.Path);

        await _folder.Store("state.json.link").AddOneAsync();

        (await _folder.Store().CountAsync()).ShouldBe(5);
        System.IO.File.ResolveLinkTarget(link, false)!.FullName.ShouldBe(_folder.Path);
        System.IO.File.Exists(link + ".lock").ShouldBeFalse("both names must take one lock");
    }

    [Fact]
    public async Task The_file_keeps_its_mode_and_nothing_but_the_lock_stays_beside_it()
    {
        _folder.Write("{}");
        System.IO.File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await _folder.Store().AddOneAsync();

        System.IO.File.GetUnixFileMode(_folder.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!).Select(Path.GetFileName).Order().ShouldBe(["state.json", "state.json.lock"]);
    }
}
