using System.Text;
using HotplugIac.Resources.Values;

namespace HotplugIac.Yaml.Tests.Reading;

public sealed class IncludedFileTests
{
    private const string Text = "machines:\n  web:\n    vcpus: 2\n    definition: !file defs/web.xml\n";

    [Fact]
    public void The_text_of_a_file_next_to_the_yaml_is_read()
    {
        var asked = new List<string>();

        var machine = Files.Machine(Text, (path, _) =>
        {
            asked.Add(path);
            return [0xEF, 0xBB, 0xBF, .. "<domain/>\n"u8];
        });

        machine["definition"].ShouldBe(Value.Of("<domain/>\n"));
        asked.ShouldBe([Path.Combine("vms", "defs/web.xml")]);
    }

    [Fact]
    public void A_file_that_several_machines_name_is_read_once()
    {
        var count = 0;

        var reading = Files.Read("machines: {a: {vcpus: 1, definition: !file x}, b: {vcpus: 1, definition: !file x}}", (_, _) =>
        {
            count++;
            return "x"u8.ToArray();
        });

        reading.Problems.ShouldBeEmpty();
        count.ShouldBe(1);
    }

    [Fact]
    public void A_file_on_disk_is_read_relative_to_the_yaml_and_no_further_than_needed()
    {
        var folder = Directory.CreateTempSubdirectory("yaml-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "web.xml"), "<domain/>");

            var reading = MachineFile.Read("machines: {web: {vcpus: 2, definition: !file web.xml}}", Path.Combine(folder.FullName, "a.yaml"), FileSources.Disk);

            reading.Machines[0].Values["definition"].ShouldBe(Value.Of("<domain/>"));
            FileSources.Disk(Path.Combine(folder.FullName, "web.xml"), 3).Length.ShouldBe(4);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_missing_file_a_folder_and_an_unreadable_path_are_told()
    {
        Disk("nowhere.xml").ShouldContain("!file nowhere.xml: there is no file nowhere.xml. The path is relative to the folder of this file.");
        Disk("/").ShouldContain("!file /: the file cannot be read: ");
    }

    [Fact]
    public void What_is_no_text_is_told()
    {
        Bytes([0x3C, 0x00]).ShouldContain("the file is binary or UTF-16, and not text in UTF-8.");
        Bytes([0x3C, 0xE9]).ShouldContain("the file is not text in UTF-8. Save it as UTF-8.");
        Bytes(new byte[(16 << 20) + 1]).ShouldContain("the file is longer than 16 MiB.");
    }

    [Fact]
    public void Files_together_are_bounded()
    {
        var big = Encoding.UTF8.GetBytes(new string('a', 16 << 20));
        var text = "machines:\n" + string.Concat(Enumerable.Range(0, 5).Select(i => $"  m{i}: {{vcpus: 1, definition: !file f{i}}}\n"));

        Files.Problem(text, (_, _) => big).Problem.Detail.ShouldContain("line 6, column 30: !file f4: the files that are named here are longer than 64 MiB together.");
    }

    [Fact]
    public void Where_no_file_may_be_read_the_tag_is_told() =>
        Files.Problem(Text).Problem.Detail.ShouldStartWith("vms/machines.yaml, line 4, column 17: !file defs/web.xml: no other file is read here.");

    private static string Disk(string path) =>
        MachineFile.Read($"machines: {{web: {{vcpus: 2, definition: !file {path}}}}}", "a.yaml", FileSources.Disk).Problems.ShouldHaveSingleItem().Problem.Detail;

    private static string Bytes(byte[] bytes) => Files.Problem(Text, (_, _) => bytes).Problem.Detail;
}
