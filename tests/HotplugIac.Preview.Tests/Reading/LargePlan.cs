using System.Text;
using System.Text.Json.Nodes;
using static HotplugIac.Preview.Tests.Reading.PlanText;

namespace HotplugIac.Preview.Tests.Reading;

/// <summary>
/// A plan of many machines, made while it is read. Each has what a real plan has of it: its values in planned_values, prior_state
/// and resource_changes, a definition, and another resource beside it. One in three grows live.
/// </summary>
internal sealed class LargePlan : ReadingStream
{
    private readonly IEnumerator<byte[]> _parts;
    private ReadOnlyMemory<byte> _part;

    public LargePlan(int machines) => _parts = Parts(machines).Select(Encoding.UTF8.GetBytes).GetEnumerator();

    protected override int Give(Span<byte> buffer)
    {
        if (_part.IsEmpty)
        {
            _part = _parts.MoveNext() ? _parts.Current : default;
        }

        var count = Math.Min(buffer.Length, _part.Length);
        _part.Span[..count].CopyTo(buffer);
        _part = _part[count..];
        return count;
    }

    private static IEnumerable<string> Parts(int machines)
    {
        var definition = $"<domain type='kvm'><name>web</name>{string.Concat(Enumerable.Repeat("<disk type='file'><source file='/var/lib/images/disk.qcow2'/></disk>", 12))}</domain>";
        var before = Machine(("definition", definition)).ToJsonString();
        var grown = Machine(("definition", definition), ("vcpus", 4), ("live_values", Live(4, "1GiB")), ("impact", Impact("live", live: new JsonObject { ["vcpus"] = "2 → 4, hot-added (HP1001)" }))).ToJsonString();
        string Change(int index) => PlanText.Change(null, null, index % 3 == 0 ? ["update"] : ["no-op"], $"hotplug_virtual_machine.fleet[{index}]").ToJsonString()
            .Replace("\"before\":null", $"\"before\":{before}", StringComparison.Ordinal).Replace("\"after\":null", $"\"after\":{(index % 3 == 0 ? grown : before)}", StringComparison.Ordinal);
        string Other(int index) => $$$$"""{"address":"terraform_data.x[{{{{index}}}}]","mode":"managed","type":"terraform_data","name":"x","index":{{{{index}}}},"change":{"actions":["create"],"before":null,"after":{"input":{"text":"{{{{new string('x', 300)}}}}"}},"after_unknown":{"id":true},"before_sensitive":false,"after_sensitive":{}}}""";
        string State(int index) => $$$$"""{"address":"hotplug_virtual_machine.fleet[{{{{index}}}}]","mode":"managed","type":"hotplug_virtual_machine","name":"fleet","index":{{{{index}}}},"schema_version":1,"values":{{{{before}}}}}""";
        string Comma(int index) => index == 0 ? string.Empty : ",";

        yield return """{"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[""";
        for (var i = 0; i < machines; i++)
        {
            yield return Comma(i) + State(i);
        }

        yield return """]}},"resource_changes":[""";
        for (var i = 0; i < machines; i++)
        {
            yield return $"{Comma(i)}{Change(i)},{Other(i)}";
        }

        yield return """],"prior_state":{"format_version":"1.0","values":{"root_module":{"resources":[""";
        for (var i = 0; i < machines; i++)
        {
            yield return Comma(i) + State(i);
        }

        yield return """]}}},"configuration":{"root_module":{}},"timestamp":"2026-02-01T10:00:00Z","applyable":true,"complete":true,"errored":false}""";
    }
}
