using System.Text.Json;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Sources;

namespace HotplugIac.Preview.Rendering.Json;

internal static class JsonMachine
{
    public static void Write(Utf8JsonWriter writer, MachineReport machine, SourceLocation? location)
    {
        writer.WriteStartObject();
        writer.WriteString("address", machine.Address);
        writer.WriteString("name", machine.Name);
        writer.WriteString("action", JsonWords.Of(machine.Action));
        writer.WriteString("verdict", JsonWords.Of(machine.Verdict));
        writer.WriteString("origin", JsonWords.Of(machine.Origin));
        if (machine.StopsMachine is { } stops)
        {
            writer.WriteBoolean("stops_machine", stops);
        }
        else
        {
            writer.WriteNull("stops_machine");
        }

        writer.WriteString("outcome", JsonWords.Of(Outcomes.Of(machine)));
        Write(writer, "changes", machine.Changes);
        Write(writer, "pending_before", machine.PendingBefore);
        Write(writer, "pending_after", machine.PendingAfter);
        Write(writer, "drift", machine.Drift);
        writer.WriteString("why", machine.Why);
        writer.WriteString("previous_address", machine.PreviousAddress);
        writer.WriteString("import_id", machine.ImportId);
        Write(writer, location);
        Write(writer, machine.Picture);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<ChangeLine> lines)
    {
        writer.WriteStartArray(name);
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WriteString("attribute", line.Attribute);
            writer.WriteString("timing", JsonWords.Of(line.Timing));
            writer.WriteString("text", line.Text);
            writer.WriteString("code", line.Code);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, SourceLocation? location)
    {
        if (location is null)
        {
            writer.WriteNull("location");
            return;
        }

        writer.WriteStartObject("location");
        writer.WriteString("file", location.File);
        writer.WriteNumber("line", location.Line);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, MachinePicture? picture)
    {
        if (picture is null)
        {
            writer.WriteNull("sizes");
            return;
        }

        writer.WriteStartObject("sizes");
        JsonSizing.Write(writer, "before", picture.Before);
        JsonSizing.Write(writer, "after", picture.After);
        JsonSizing.Write(writer, "after_reboot", picture.AfterReboot);
        writer.WriteEndObject();
    }
}
