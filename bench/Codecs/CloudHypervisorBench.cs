using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using HotplugIac.CloudHypervisor.Api;
using HotplugIac.CloudHypervisor.Process;
using HotplugIac.CloudHypervisor.Reading;
using HotplugIac.CloudHypervisor.Records;

namespace HotplugIac.Bench.Codecs;

/// <summary>An answer of <c>vm.info</c> to the model. The floor is a reader that goes through, the peer the document as a tree.</summary>
public class CloudHypervisorBench
{
    private string _text = string.Empty;
    private byte[] _bytes = [];

    [ParamsSource(nameof(Machines))]
    public Machine Machine { get; set; } = Machine.All[0];

    public IEnumerable<Machine> Machines => Machine.ByCells;

    [GlobalSetup]
    public void SetUp()
    {
        _text = Documents.VmInfo(Machine);
        _bytes = Encoding.UTF8.GetBytes(_text);
        var snapshot = (Core.Model.MachineSnapshot)Info_Product();
        if (snapshot.Configured.NumaCells.Count != Machine.Cells || snapshot.Running is not { } running || running.Devices.Count != Machine.Cells)
        {
            throw new InvalidOperationException("The document is not read as what it says.");
        }
    }

    [Benchmark, BenchmarkCategory("vm.info to model")]
    public object Info_Product() =>
        VmSnapshot.Of(new VmLook("vm", (JsonObject)JsonNode.Parse(_text)!, new VmmVersion(52), VmmProcess.Unseen, new MachineRecord(string.Empty)));

    [Benchmark, BenchmarkCategory("vm.info to model")]
    public int Info_Floor() => JsonFloor.Tokens(_bytes);

    [Benchmark, BenchmarkCategory("vm.info to model")]
    public string Info_Peer()
    {
        using var document = JsonDocument.Parse(_text);
        return document.RootElement.GetProperty("state").GetString()!;
    }
}
