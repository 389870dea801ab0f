namespace Libvirt.Native.Tests;

public class LibraryTests
{
    [Fact]
    public void libvirt_is_installed_on_this_machine() =>
        Should.NotThrow(
            LibvirtLibrary.EnsureLoaded,
            "these tests run against the real library: apt install libvirt0, or dnf install libvirt-libs");

    [Fact]
    public void Client_version_is_one_that_has_every_function_declared_here() =>
        LibvirtLibrary.ToVersion(LibvirtLibrary.ClientVersion).ShouldBeGreaterThanOrEqualTo(new Version(4, 4, 0));

    [Fact]
    public void Version_numbers_become_versions() => LibvirtLibrary.ToVersion(11_003_017).ShouldBe(new Version(11, 3, 17));

    [Fact]
    public async Task A_missing_library_is_named_together_with_the_packages_that_have_it()
    {
        var result = await WithLibrariesIn("/nonexistent", "open", "test:///default");

        result.ExitCode.ShouldBe(3);
        result.Output.ShouldStartWith("not installed: libvirt.so.0:");
        result.Output.ShouldContain("apt install libvirt0");
        result.Output.ShouldContain("dnf install libvirt-libs");
        result.Output.ShouldContain("tried: /nonexistent/libvirt.so.0");
        result.Output.ShouldEndWith("No such file or directory", Case.Sensitive, "the loader's own words come last");
        result.Output.ShouldContain(LibvirtLibrary.PathVariable);
    }

    [Fact]
    public void Files_are_named_as_the_system_names_them()
    {
        LibraryFiles.Candidates("libvirt-qemu.so.0", null, mac: false).ShouldBe(["libvirt-qemu.so.0"]);
        LibraryFiles.Candidates("libvirt-qemu.so.0", "", mac: true)
            .ShouldBe(["libvirt-qemu.0.dylib", "/opt/homebrew/lib/libvirt-qemu.0.dylib", "/opt/local/lib/libvirt-qemu.0.dylib"]);
        LibraryFiles.Candidates("libvirt.so.0", "/mine", mac: true).ShouldBe(["/mine/libvirt.0.dylib"]);
    }

    [Fact]
    public async Task A_missing_library_is_reported_by_the_event_loop_too() =>
        (await WithLibrariesIn("/nonexistent", "start-loop")).Output.ShouldStartWith("not installed: libvirt.so.0:");

    [Fact]
    public async Task A_missing_library_is_reported_each_time_and_not_only_once()
    {
        var result = await WithLibrariesIn("/nonexistent", "open-twice", "test:///default");

        result.Output.Split("not installed: libvirt.so.0:").Length.ShouldBe(3, result.Output);
    }

    [Fact]
    public async Task The_library_is_not_loaded_before_it_is_needed()
    {
        var result = await WithLibrariesIn("/nonexistent", "version-number-only");

        result.Output.ShouldBe("ok: 9.0.1");
    }

    [Fact]
    public async Task A_file_that_is_no_library_counts_as_missing()
    {
        var directory = Directory.CreateTempSubdirectory("libvirt-native-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "libvirt.so.0"), "not an ELF file");

            var result = await WithLibrariesIn(directory.FullName, "open", "test:///default");

            result.Output.ShouldStartWith("not installed: libvirt.so.0:");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_directory_variable_is_where_the_library_is_loaded_from()
    {
        var directory = Directory.CreateTempSubdirectory("libvirt-native-");
        try
        {
            File.CreateSymbolicLink(Path.Combine(directory.FullName, "libvirt.so.0"), LoadedPathOf("libvirt.so.0"));

            (await WithLibrariesIn(directory.FullName, "open", "test:///default")).Output.ShouldBe("ok: TEST");

            // Only the agent command needs the second library, and only then is it missed.
            var agent = await WithLibrariesIn(directory.FullName, "agent", "test:///default");
            agent.Output.ShouldStartWith("not installed: libvirt-qemu.so.0:");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Errors_are_thrown_and_nothing_is_printed_on_stderr()
    {
        var result = await ChildProcess.Run("lookup-miss", "test:///default");

        result.ExitCode.ShouldBe(4);
        result.Output.ShouldStartWith("libvirt: NoDomain virDomainLookupByName:");
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_process_can_leave_while_the_loop_runs_and_a_subscription_is_open()
    {
        var result = await ChildProcess.Run("leave-with-loop-and-subscription");

        result.ShouldBe(new ChildProcess.Result(0, "ok: left open", ""));
    }

    private static Task<ChildProcess.Result> WithLibrariesIn(string directory, params string[] arguments) =>
        ChildProcess.Run(new Dictionary<string, string?> { [LibvirtLibrary.PathVariable] = directory }, arguments);

    private static string LoadedPathOf(string library)
    {
        LibvirtLibrary.EnsureLoaded();
        var soname = library[..library.IndexOf(".so", StringComparison.Ordinal)] + ".so.";
        return File.ReadLines("/proc/self/maps")
            .Select(line => line[(line.LastIndexOf(' ') + 1)..])
            .First(path => Path.GetFileName(path).StartsWith(soname, StringComparison.Ordinal));
    }
}
