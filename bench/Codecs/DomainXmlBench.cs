using System.Xml;
using System.Xml.Linq;
using BenchmarkDotNet.Attributes;
using HotplugIac.Core.Model;
using HotplugIac.Libvirt.Editing;
using HotplugIac.Libvirt.Xml;

namespace HotplugIac.Bench.Codecs;

/// <summary>
/// libvirt's XML to the model, and the model to an edited XML. The floor of reading is a reader that goes through, the peer the same
/// document as a tree; the floor of editing is that tree, written out again.
/// </summary>
public class DomainXmlBench
{
    private string _xml = string.Empty;
    private Sizing _target = Machine.All[0].Sizing;

    [ParamsSource(nameof(Machines))]
    public Machine Machine { get; set; } = Machine.All[0];

    public IEnumerable<Machine> Machines => Machine.All;

    [GlobalSetup]
    public void SetUp()
    {
        _xml = Documents.DomainXml(Machine);
        var present = DomainXmlReader.ReadConfigured(_xml).Sizing;
        _target = present with
        {
            Vcpus = present.Vcpus + 1,
            Devices = [.. present.Devices, new MemoryDevice(MemoryModel.Dimm, "ua-new", ByteSize.FromGiB(1), 0)],
        };
        if (present.Devices.Count != Machine.Devices || present.NumaCells.Count != Machine.Cells || DomainXmlReader.ReadConfigured(Edit_Product()).Sizing != _target)
        {
            throw new InvalidOperationException("The document is not read as what it says.");
        }
    }

    [Benchmark, BenchmarkCategory("domain XML to model")]
    public object Read_Product() => DomainXmlReader.ReadConfigured(_xml);

    [Benchmark, BenchmarkCategory("domain XML to model")]
    public int Read_Floor()
    {
        using var reader = XmlReader.Create(new StringReader(_xml));
        var nodes = 0;
        while (reader.Read())
        {
            nodes++;
        }

        return nodes;
    }

    [Benchmark, BenchmarkCategory("domain XML to model")]
    public XDocument Read_Peer() => XDocument.Parse(_xml, LoadOptions.PreserveWhitespace);

    [Benchmark, BenchmarkCategory("domain XML, edited")]
    public string Edit_Product() => DomainXmlEditor.Apply(_xml, _target);

    [Benchmark, BenchmarkCategory("domain XML, edited")]
    public string Edit_Floor() => XDocument.Parse(_xml, LoadOptions.PreserveWhitespace).ToString(SaveOptions.DisableFormatting);
}
