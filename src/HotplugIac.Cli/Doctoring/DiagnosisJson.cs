using HotplugIac.Cli.Output;
using HotplugIac.Core.Model;

namespace HotplugIac.Cli.Doctoring;

/// <summary>Diagnoses for programs: <c>docs/schemas/doctor-1.json</c>.</summary>
internal static class DiagnosisJson
{
    public static void Write(TextWriter writer, string uri, string? host, IReadOnlyList<Diagnosis> diagnoses) => JsonText.Write(writer, json =>
    {
        json.WriteString("uri", uri);
        json.WriteString("host", host);
        json.WriteStartArray("machines");
        foreach (var diagnosis in diagnoses)
        {
            json.WriteStartObject();
            json.WriteString(Attributes.Name, diagnosis.Name);
            json.WriteString(Attributes.PowerState, diagnosis.PowerState);
            json.WriteString("worst", Word(diagnosis.Worst));
            json.WriteStartArray("checks");
            foreach (var check in diagnosis.Checks)
            {
                json.WriteStartObject();
                json.WriteString("id", check.Id);
                json.WriteString("level", Word(check.Level));
                json.WriteString("text", check.Text);
                json.WriteString("code", check.Code);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        ProblemOutput.WriteMember(json, []);
    });

    private static string Word(Level level) => level.ToString().ToLowerInvariant();
}
