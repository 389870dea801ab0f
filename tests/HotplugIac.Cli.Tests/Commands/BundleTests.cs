using System.Formats.Tar;
using System.IO.Compression;

namespace HotplugIac.Cli.Tests.Commands;

public sealed class BundleTests : IDisposable
{
    private const string Secret = "geheim";

    private readonly World.Cli _cli = new();

    private string Path => _cli.Place("b.tar.gz");

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task It_holds_reports_environment_log_and_a_manifest()
    {
        await Plant();

        var run = await _cli.RunAsync("doctor", "web", "--bundle", Path);

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldContain("web: ready to be resized while it runs");
        run.Error.ShouldContain("look at it before you give it away");
        var files = Unpack();
        files.Keys.ShouldBe(["manifest.json", "environment.json", "log.jsonl", "doctor.json", "inspect.json"]);
        files["log.jsonl"].ShouldContain("\"call\":\"read\"");
        files["environment.json"].ShouldContain("HOTPLUG_PASSWORD");
        files["manifest.json"].ShouldContain("left_out");
    }

    [Fact]
    public async Task Secrets_of_machine_environment_and_log_are_not_in_it()
    {
        await Plant();

        var run = await _cli.RunAsync("doctor", "--bundle", Path);

        (run.Out + run.Error).ShouldNotContain(Secret);
        foreach (var (name, text) in Unpack())
        {
            text.ShouldNotContain(Secret, customMessage: name);
        }
    }

    [Fact]
    public async Task It_is_made_where_the_hypervisor_cannot_be_asked_and_says_why()
    {
        var run = await _cli.RunAsync("doctor", "--bundle", Path, "--uri", "qemu+tcp://me:geheim@127.0.0.1:1/system");

        run.Code.ShouldBe(1);
        var files = Unpack();
        files["manifest.json"].ShouldContain("holds a password");
        string.Concat(files.Values).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task What_is_there_already_is_not_written_over()
    {
        File.CreateSymbolicLink(Path, _cli.Place("victim"));
        _cli.Write("mine.tar.gz", "mine");

        var link = await _cli.RunAsync("doctor", "--bundle", Path);
        var file = await _cli.RunAsync("doctor", "--bundle", _cli.Place("mine.tar.gz"));

        (link.Code, file.Code).ShouldBe((1, 1));
        link.Error.ShouldContain("is there already");
        File.Exists(_cli.Place("victim")).ShouldBeFalse();
        _cli.Read("mine.tar.gz").ShouldBe("mine");
    }

    [Fact]
    public async Task It_is_its_users_alone()
    {
        await _cli.RunAsync("doctor", "--bundle", Path);

        (OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Path)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>A machine with a secret in every part of its definition, variables with secrets, and a log that others have written to.</summary>
    private async Task Plant()
    {
        _cli.Write("new.yaml", $"""
            machines:
              new:
                vcpus: 2
                memory: 1GiB
                definition: "<domain type='kvm'><name>new</name><metadata><a xmlns='urn:a'>{Secret}-metadata</a></metadata><os><type arch='x86_64' machine='q35'>hvm</type><cmdline>token={Secret}-cmdline</cmdline></os><devices><graphics type='vnc' passwd='{Secret}-vnc'/></devices></domain>"
            """);
        var path = _cli.Write("hotplug.log", $$"""
            {{Secret}}-line that is no JSON
            {"level":"info","pid":1,"message":"x","password":"{{Secret}}-field","error":"refused for {{Secret}}-password"}
            {"key":"{{Secret}}-foreign"}

            """);
        _cli.Set("HOTPLUG_LOG_PATH", path);
        _cli.Set("HOTPLUG_PASSWORD", $"{Secret}-password");
        _cli.Set("HOTPLUG_USERNAME", $"{Secret}-user");
        _cli.Set("LIBVIRT_DEFAULT_URI", $"qemu+ssh://me:{Secret}-default@host/system?token={Secret}-token");
        _cli.Set("GITHUB_TOKEN", $"{Secret}-github");
        var apply = await _cli.RunAsync("apply", _cli.Place("new.yaml"), "--auto-approve");
        apply.Code.ShouldBe(0, apply.Error);

        // Only now: where it is asked, such a URI is refused.
        _cli.Set("HOTPLUG_HOSTS", $"qemu+ssh://me:{Secret}-host@host/system");
    }

    private Dictionary<string, string> Unpack()
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(Path), CompressionMode.Decompress));
        Dictionary<string, string> files = [];
        while (tar.GetNextEntry() is { } entry)
        {
            using var text = new StreamReader(entry.DataStream ?? Stream.Null);
            files[entry.Name["hotplug-bundle/".Length..]] = text.ReadToEnd();
        }

        return files;
    }
}
