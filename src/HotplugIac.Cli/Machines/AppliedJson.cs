using System.Text.Json;
using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Cli.Machines;

/// <summary>What is true after an apply, for programs: <c>docs/schemas/apply-1.json</c>.</summary>
internal static class AppliedJson
{
    private static readonly string[] Told =
    [
        VirtualMachineSchema.Id, VirtualMachineSchema.PowerState, VirtualMachineSchema.Hypervisor,
        Attributes.Vcpus, Attributes.MaxVcpus, Attributes.Memory, Attributes.MaxMemory, Attributes.MemorySlots,
        VirtualMachineSchema.PendingReboot, VirtualMachineSchema.PendingChanges, VirtualMachineSchema.LiveValues,
    ];

    /// <param name="hcl">What to commit; null where a file says it already.</param>
    public static void Write(TextWriter writer, IReadOnlyList<AppliedMachine> machines, string? hcl = null) => JsonText.Write(writer, json =>
    {
        json.WriteStartArray("machines");
        foreach (var machine in machines)
        {
            Write(json, machine);
        }

        json.WriteEndArray();
        if (hcl is not null)
        {
            json.WriteString("hcl", hcl);
        }

        ProblemOutput.WriteMember(json, []);
    });

    private static void Write(Utf8JsonWriter json, AppliedMachine machine)
    {
        var report = machine.Planned.Report;
        json.WriteStartObject();
        json.WriteString("address", report.Address);
        json.WriteString(Attributes.Name, report.Name);
        json.WriteString("result", AppliedText.Word(machine.Result).Replace(' ', '_'));
        json.WriteString("verdict", report.Verdict.ToString().ToLowerInvariant());
        json.WriteBoolean("stops_machine", report.StopsMachine == true);
        json.WritePropertyName("state");
        if (machine.State is { } state)
        {
            json.WriteStartObject();
            foreach (var name in Told)
            {
                json.WritePropertyName(name);
                ValueJson.Write(json, state[name]);
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        ProblemOutput.WriteMember(json, [.. machine.Planned.Problems, .. machine.Problems]);
        json.WriteEndObject();
    }
}
