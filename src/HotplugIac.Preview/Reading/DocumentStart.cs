using System.Text;
using HotplugIac.Preview.Reading.Json;

namespace HotplugIac.Preview.Reading;

/// <summary>What the first bytes of a document tell. What people hand over by mistake is named, with the way to what was meant.</summary>
internal static class DocumentStart
{
    private const string Rewrite = "Write it as UTF-8. In Windows PowerShell, > writes UTF-16: end the command with | Out-File -Encoding utf8 plan.json, or use PowerShell 7.";

    private static readonly string[] Human = ["Terraform ", "OpenTofu ", "Previewing ", "Refreshing ", "No changes", "Note: ", "data.", "Pulumi ", "@ "];

    /// <summary>Goes on only for a document that begins as JSON does.</summary>
    public static void Check(DocumentBytes bytes)
    {
        bytes.Fill();
        var start = bytes.Rest;
        if (start.IsEmpty)
        {
            throw NoPlanException.Because($"the document is empty. {Advice.MakeAnew}");
        }

        if (start.StartsWith("PK\u0003\u0004"u8))
        {
            throw NoPlanException.Because("this is Terraform's own binary plan file, which only Terraform reads. Convert it: terraform show -json plan.bin > plan.json (or tofu show).");
        }

        if (start is [0x1F, 0x8B, ..])
        {
            throw NoPlanException.Because("this is compressed with gzip. Unpack it first: gunzip -c plan.json.gz | hotplug preview -");
        }

        if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, ..] or [0, ..])
        {
            throw NoPlanException.Because($"this is no UTF-8 text, but looks like UTF-16 or binary data. {Rewrite}");
        }

        bytes.Advance(start.StartsWith("\uFEFF"u8) ? 3 : 0);
        bytes.BeginText();
    }

    /// <summary>Why a document that begins with something else than an object is none.</summary>
    public static NoPlanException NotJson(DocumentBytes bytes)
    {
        var text = Encoding.UTF8.GetString(bytes.Rest[..Math.Min(400, bytes.Rest.Length)]);
        return NoPlanException.Because(text[0] switch
        {
            '<' => $"this is HTML or XML, for example an error page in place of a download. {Advice.MakeAnew}",
            '[' => $"this is a JSON list where a plan is an object. {Advice.MakeAnew}",
            '"' => $"this is a JSON text where a plan is an object. {Advice.MakeAnew}",
            '\u001b' => HumanText,
            _ when Array.Exists(Human, h => text.StartsWith(h, StringComparison.Ordinal)) => HumanText,
            _ when IsYaml(text) => "this looks like YAML, and of machines in YAML two files are needed, the old one and the new one: hotplug preview old.yaml new.yaml",
            _ => $"this is neither JSON nor YAML: it begins with \"{ShortText.Of(Printable(text.Split('\n')[0]), 40)}\". {Advice.MakeAnew}",
        });
    }

    private static string HumanText => $"this is a plan as people read it, and not everything is in it. {Advice.MakeAnew}";

    private static string Printable(string text) => new([.. text.Select(c => char.IsControl(c) ? '·' : c)]);

    /// <summary>The first line that is no comment is a document mark, a list item or a key.</summary>
    private static bool IsYaml(string text)
    {
        var line = text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0 && l[0] != '#');
        return text[0] == '#' || (line is not null && (line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("%YAML", StringComparison.Ordinal) || IsKey(line)));
    }

    private static bool IsKey(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && line[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') && (colon == line.Length - 1 || line[colon + 1] == ' ');
    }
}
