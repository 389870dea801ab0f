using System.Runtime.InteropServices;

namespace HotplugIac.Cli.Tests.Comments;

/// <summary>How the action gets its program, with a stand-in for curl that takes files from a folder.</summary>
public sealed class ActionInstallTests : IDisposable
{
    private static readonly string Archive = $"hotplug_0.1.0_{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}_{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64")}.tar.gz";

    private readonly ScriptRun _run = new();

    public ActionInstallTests()
    {
        _run.Write("bin/curl", """
            #!/usr/bin/env bash
            while [ $# -gt 1 ]; do [ "$1" != --output ] || out=$2; shift; done
            echo "$1" >>"$FILES/asked"
            cp "$FILES/${1##*/}" "$out"
            """, executable: true);
        _run["PATH"] = $"{_run.At("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        _run["FILES"] = _run.At("files");
        _run["HOTPLUG_REPOSITORY"] = "o/r";
        _run["HOTPLUG_REF"] = "v0.1.0";
        _run.Write("files/hotplug", "#!/bin/sh\necho released\n", executable: true);
        Pack();
    }

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_release_of_the_tag_is_downloaded_checked_and_unpacked()
    {
        (await _run.RunAsync("install.sh")).ShouldBe(0, _run.Printed);

        _run.Outputs.ShouldBe("path=TEMP/hotplug-0.1.0/hotplug\n");
        File.ReadAllText(_run.At("temp/hotplug-0.1.0/hotplug")).ShouldContain("released");
        File.ReadAllLines(_run.At("files/asked")).ShouldBe([$"https://github.com/o/r/releases/download/v0.1.0/{Archive}", "https://github.com/o/r/releases/download/v0.1.0/SHA256SUMS"]);
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  ARCHIVE\n", "does not have the checksum")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000  other.tar.gz\n", "does not name")]
    [InlineData("", "does not name")]
    public async Task What_has_another_checksum_is_not_unpacked(string sums, string error)
    {
        _run.Write("files/SHA256SUMS", sums.Replace("ARCHIVE", Archive, StringComparison.Ordinal));

        (await _run.RunAsync("install.sh")).ShouldBe(1);
        _run.Printed.ShouldContain(error);
        _run.Outputs.ShouldBeEmpty();
        File.Exists(_run.At("temp/hotplug-0.1.0/hotplug")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("HOTPLUG_REF", "main", "no version is known")]
    [InlineData("HOTPLUG_VERSION", "0.1.0/../../x", "no version is known")]
    [InlineData("HOTPLUG_VERSION", "9.9.9", "cannot be downloaded")]
    [InlineData("HOTPLUG_REPOSITORY", "", "not known which repository")]
    [InlineData("HOTPLUG_PATH", "missing", "names no program")]
    public async Task What_cannot_be_had_is_said(string name, string value, string error)
    {
        _run[name] = value;

        (await _run.RunAsync("install.sh")).ShouldBe(1);
        _run.Printed.ShouldContain(error);
    }

    [Fact]
    public async Task A_program_that_is_there_is_taken_and_nothing_downloaded()
    {
        _run["HOTPLUG_PATH"] = _run.At("files/hotplug");

        (await _run.RunAsync("install.sh")).ShouldBe(0);
        _run.Outputs.ShouldBe($"path={_run.At("files/hotplug")}\n");
        File.Exists(_run.At("files/asked")).ShouldBeFalse();
    }

    private void Pack()
    {
        using (var file = File.Create(_run.At($"files/{Archive}")))
        using (var zip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest))
        using (var tar = new System.Formats.Tar.TarWriter(zip))
        {
            tar.WriteEntry(_run.At("files/hotplug"), "hotplug");
        }

        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_run.At($"files/{Archive}"))));
        _run.Write("files/SHA256SUMS", $"{new string('1', 64)}  hotplug_0.1.0_other.tar.gz\n{sum}  {Archive}\n");
    }
}
