using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Reading;
using HotplugIac.Yaml.Syntax;
using HotplugIac.Yaml.Writing;

namespace HotplugIac.Yaml;

/// <summary>
/// Files of machines, in YAML:
/// <code>
/// # yaml-language-server: $schema=machines-1.json
/// provider:                     # optional: the provider's own attributes
///   uri: qemu:///system
/// x-small: &amp;small               # keys that begin with x- are for anchors and otherwise ignored
///   vcpus: 2
/// machines:                     # machine by name; the attributes of hotplug_virtual_machine, without the computed ones
///   web:
///     &lt;&lt;: *small                # merged: what is written beside it wins, then the first map of a list
///     memory: 8GiB
///     definition: !file web.xml # the text of a file, relative to the folder of this one
/// </code>
/// <para>The key is the machine's name unless <c>name</c> says otherwise. A null is a value that is not set. Keys that are not
/// known, keys that stand twice and two machines of one name at one <c>uri</c> are errors.</para>
/// <para>Values are those of YAML 1.2: <c>true</c> and <c>false</c> are the flags, while <c>yes</c>, <c>no</c>, <c>on</c> and <c>off</c> are
/// text. Numbers are whole and written in plain digits: other forms (<c>0x10</c>, <c>010</c>, <c>1e3</c>, <c>1_000</c>, <c>4.0</c>), which YAML readers
/// understand differently, are refused, and so is <c>"4"</c> in quotes, which is text. Sizes and durations have a unit.</para>
/// <para>A file is UTF-8, one document, at most 16 MiB long and 64 levels deep, a scalar in it at most 1 MiB, a file that it
/// names at most 16 MiB.</para>
/// </summary>
public static class MachineFile
{
    /// <summary>A longer file is not read.</summary>
    public static int LargestFile => Kind.Largest;

    internal static DocumentKind Kind { get; } = new("a file of machines", PreviewRules.YamlFile, 16,
        "Write the machines below the key machines:, for example \"machines: {web: {vcpus: 2}}\".",
        "put the machines below one machines:, or into two files.")
    {
        NamesFiles = true,
    };

    /// <summary>Reads a file's bytes. Never throws: whatever is wrong is a problem with its place.</summary>
    /// <param name="path">Names the file in messages; its folder is where <c>!file</c> looks.</param>
    /// <param name="files">Reads what <c>!file</c> names; null where no file may be read, which makes <c>!file</c> an error.</param>
    public static MachineFileReading Read(ReadOnlySpan<byte> bytes, string path, FileSource? files = null)
    {
        var problems = new ProblemList(path, Kind);
        return Read(SourceText.Decoded(bytes, problems), path, files, problems, Budget.OfValues());
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string, FileSource?)"/>
    public static MachineFileReading Read(string text, string path, FileSource? files = null)
    {
        var problems = new ProblemList(path, Kind);
        return Read(SourceText.Checked(text, problems), path, files, problems, Budget.OfValues());
    }

    /// <summary>With another bound of values, for tests.</summary>
    internal static MachineFileReading Read(string text, string path, Budget values) => Read(text, path, null, new ProblemList(path, Kind), values);

    /// <summary>
    /// Machines as canonical YAML: in the order given, attributes in the order of the schema, without computed ones and nulls.
    /// Reading it gives the same values, each with its <c>name</c>.
    /// </summary>
    /// <param name="schema">Where editors find the JSON Schema: a URL or a path; null for no such line.</param>
    /// <exception cref="ArgumentException">Two keys are equal, or a value is not known or not of the schema's type.</exception>
    public static string Write(IEnumerable<(string Key, MapValue Values)> machines, string? schema = null) => MachineFileWriter.Text(machines, schema);

    private static MachineFileReading Read(string? text, string path, FileSource? files, ProblemList problems, Budget values)
    {
        var document = new DocumentReader(problems, values, new IncludedFiles(path, files, problems));
        DocumentSyntax.Read(text, problems, document.Read);
        return new MachineFileReading(path, document.Machines.ToEquatableList(), document.Provider, problems.All);
    }
}
