using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HotplugIac.Harness;

namespace EndToEnd;

/// <summary>What <c>eng/release</c> leaves, and that Terraform installs it. One target only: it is the build that the other tests use too.</summary>
public sealed class ReleaseTests(ReleaseTests.Packed packed) : IClassFixture<ReleaseTests.Packed>
{
    private const string Module = """
        terraform {
          required_providers {
            hotplug = { source = "hotplugiac/hotplug" }
          }
        }
        """;

    [Fact]
    public void The_release_holds_package_manifest_and_checksums_and_nothing_else()
    {
        var name = $"terraform-provider-hotplug_{packed.Version}";

        Directory.EnumerateFileSystemEntries(packed.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(
                ["mirror", name + "_SHA256SUMS", name + "_SHA256SUMS.sig", name + "_linux_amd64.zip", name + "_manifest.json", $"hotplug_{packed.Version}_linux_amd64.tar.gz", "SHA256SUMS", "SHA256SUMS.sig"],
                ignoreOrder: true);
        JsonNode.Parse(File.ReadAllText(Path.Combine(packed.Folder, name + "_manifest.json")))!.ToJsonString()
            .ShouldBe("""{"version":1,"metadata":{"protocol_versions":["6.0"]}}""");
    }

    [Theory]
    [InlineData("terraform-provider-hotplug_VERSION_SHA256SUMS", 2)]
    [InlineData("SHA256SUMS", 1)]
    public async Task The_checksums_are_right_and_signed_with_the_key_that_was_named(string file, int lines)
    {
        var sums = file.Replace("VERSION", packed.Version, StringComparison.Ordinal);

        var check = await packed.RunAsync("sha256sum", "--check", "--strict", sums);
        var signature = await packed.RunAsync("gpg", "--batch", "--verify", sums + ".sig", sums);

        check.EnsureSuccess().StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(lines);
        signature.EnsureSuccess().StandardError.ShouldContain("Good signature");
    }

    [Fact]
    public async Task The_package_holds_one_program_that_runs_and_no_trace_of_whopacked_it()
    {
        var program = "terraform-provider-hotplug_v" + packed.Version;
        using var package = ZipFile.OpenRead(packed.Package);

        package.Entries.Select(e => e.FullName).ShouldBe([program, "LICENSE", "NOTICES.txt", "README.md"]);
        package.Entries.Select(e => Convert.ToString(e.ExternalAttributes >> 16 & 0xFFF, 8)).ShouldBe(["755", "644", "644", "644"]);
        package.Entries.Select(e => e.LastWriteTime.DateTime).Distinct().ShouldBe([new DateTime(1980, 1, 1)]);

        var unpacked = Path.Combine(packed.Work, "unpacked");
        ZipFile.ExtractToDirectory(packed.Package, unpacked);
        var run = await new CommandLine(Path.Combine(unpacked, program), []).RunAsync();
        run.Text.ShouldContain("Terraform");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(unpacked, program));
        var checkout = ProviderUnderTest.RepositoryRoot + "/";
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(checkout)).ShouldBe(-1);
        bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(checkout)).ShouldBe(-1);
    }

    [Fact]
    public async Task Packing_again_gives_the_same_bytes()
    {
        var again = Path.Combine(packed.Work, "again");

        (await packed.RunAsync(Packed.Script, "--only", "linux_amd64", "--output", again)).EnsureSuccess();

        foreach (var file in (string[])[packed.Package, packed.CommandLine])
        {
            Hash(Path.Combine(again, Path.GetFileName(file))).ShouldBe(Hash(file));
        }
    }

    /// <summary>As the action does it, with the release in place of a server.</summary>
    [Fact]
    public async Task The_action_installs_the_command_line_from_the_release()
    {
        var temp = Directory.CreateDirectory(Path.Combine(packed.Work, "runner")).FullName;
        var curl = Path.Combine(temp, "curl");
        await File.WriteAllTextAsync(curl, "#!/bin/sh\nwhile [ $# -gt 1 ]; do [ \"$1\" != --output ] || out=$2; shift; done\ncp \"$RELEASE/${1##*/}\" \"$out\"\n");
        (await packed.RunAsync("chmod", "+x", curl)).EnsureSuccess();
        var install = new CommandLine(Path.Combine(ProviderUnderTest.RepositoryRoot, "eng", "action", "install.sh"), [])
        {
            Environment = new Dictionary<string, string?>
            {
                ["PATH"] = $"{temp}:{Environment.GetEnvironmentVariable("PATH")}",
                ["RELEASE"] = packed.Folder,
                ["RUNNER_TEMP"] = temp,
                ["GITHUB_OUTPUT"] = Path.Combine(temp, "output"),
                ["HOTPLUG_VERSION"] = packed.Version,
                ["HOTPLUG_REPOSITORY"] = "o/r",
                ["HOTPLUG_PATH"] = null,
            },
        };

        (await install.RunAsync()).EnsureSuccess();

        var program = (await File.ReadAllTextAsync(Path.Combine(temp, "output"))).Trim()["path=".Length..];
        (await new CommandLine(program, ["--version"]).RunAsync()).EnsureSuccess().StandardOutput.ShouldContain(packed.Version);
    }

    [Fact]
    public async Task The_archive_of_the_command_line_has_its_licences_and_completions_and_no_trace_of_who_packed_it()
    {
        var list = (await packed.RunAsync("tar", "--list", "--verbose", "--numeric-owner", "--utc", "--file", packed.CommandLine)).EnsureSuccess().StandardOutput;

        var entries = list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        entries.Select(e => $"{e[0]} {e[^1]}").ShouldBe(
        [
            "-rwxr-xr-x hotplug", "-rw-r--r-- LICENSE", "-rw-r--r-- NOTICES.txt", "-rw-r--r-- README.md",
            "-rw-r--r-- completions/hotplug.bash", "-rw-r--r-- completions/_hotplug", "-rw-r--r-- completions/hotplug.fish",
        ]);
        entries.Select(e => $"{e[1]} {e[3]}").Distinct().ShouldBe(["0/0 1980-01-01"]);
    }

    [Fact]
    public async Task Terraform_installs_from_thepacked_mirror_what_the_lock_file_names()
    {
        await using var project = await LockedAsync(packed.Mirror);

        var init = await project.RunAsync(["init", "-no-color", "-input=false", "-lockfile=readonly"]);

        init.EnsureSuccess();
        (await project.RunAsync(["providers", "schema", "-json"])).EnsureSuccess().StandardOutput.ShouldContain("hotplug_virtual_machine");
    }

    [Fact]
    public async Task Terraform_refuses_a_package_that_was_changed_after_the_lock_file_was_written()
    {
        var mirror = Path.Combine(packed.Work, "tampered");
        var copy = Path.Combine(mirror, Path.GetRelativePath(packed.Mirror, Directory.EnumerateFiles(packed.Mirror, "*.zip", SearchOption.AllDirectories).Single()));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(packed.Package, copy);
        await using var project = await LockedAsync(mirror);
        using (var package = ZipFile.Open(copy, ZipArchiveMode.Update))
        {
            await using var readme = package.GetEntry("README.md")!.Open();
            readme.SetLength(0);
        }

        var init = await project.RunAsync(["init", "-no-color", "-input=false", "-lockfile=readonly"]);

        init.ExitCode.ShouldNotBe(0);
        init.StandardError.ShouldContain("checksum");
    }

    [Theory]
    [InlineData("99.0.0", "eng/Common.props says version")]
    [InlineData("--only windows_amd64", "--only takes one of: linux_amd64")]
    [InlineData("--sign", "eng/release [VERSION]")]
    public async Task What_cannot_be_released_is_refused_before_anything_is_built(string arguments, string says)
    {
        var run = await packed.RunAsync(Packed.Script, ["--output", Path.Combine(packed.Work, "refused"), .. arguments.Split(' ')]);

        run.ExitCode.ShouldNotBe(0);
        run.Text.ShouldContain(says);
        Directory.Exists(Path.Combine(packed.Work, "refused")).ShouldBeFalse();
    }

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>A module whose lock file names the packages of this mirror.</summary>
    private static async Task<TerraformProject> LockedAsync(string mirror)
    {
        var project = TerraformProject.FromHcl(Module, new TerraformOptions { CliConfig = TerraformCliConfig.Mirror(mirror, "hotplugiac/*") });
        (await project.RunAsync(["providers", "lock", "-no-color", "-fs-mirror=" + mirror, "-platform=linux_amd64"])).EnsureSuccess();
        return project;
    }

    /// <summary>The release, packed once and signed with a key of its own.</summary>
    public sealed class Packed : IAsyncLifetime
    {
        private const string Key = "hotplug-release-test@example.invalid";

        private readonly DirectoryInfo _work = Directory.CreateTempSubdirectory("hotplug-release-");

        // gpg wants a folder that is its owner's only, as these are.
        private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("hotplug-release-keys-");

        public static string Script => Path.Combine(ProviderUnderTest.RepositoryRoot, "eng", "release");

        public string Work => _work.FullName;

        public string Folder => Path.Combine(Work, "release");

        public string Mirror => Path.Combine(Folder, "mirror");

        public string Package => Directory.EnumerateFiles(Folder, "*.zip").Single();

        public string CommandLine => Directory.EnumerateFiles(Folder, "*.tar.gz").Single();

        public string Version => Path.GetFileName(Package).Split('_')[1];

        public async Task InitializeAsync()
        {
            Directory.CreateDirectory(Folder);
            (await RunAsync("gpg", "--batch", "--passphrase", "", "--quick-generate-key", Key, "ed25519", "sign", "1d")).EnsureSuccess();
            (await RunAsync(Script, "--only", "linux_amd64", "--output", Folder)).EnsureSuccess();
        }

        public async Task DisposeAsync()
        {
            await RunAsync("gpgconf", "--kill", "gpg-agent");
            _work.Delete(recursive: true);
            _keys.Delete(recursive: true);
        }

        /// <summary>Runs a program beside the packages, with the keys of this test.</summary>
        public Task<CommandResult> RunAsync(string program, params string[] arguments) => new CommandLine(program, arguments)
        {
            WorkingDirectory = Folder,
            Environment = new Dictionary<string, string?> { ["GNUPGHOME"] = _keys.FullName, ["HOTPLUG_GPG_KEY"] = Key, ["SOURCE_DATE_EPOCH"] = null },
        }.RunAsync();
    }
}
