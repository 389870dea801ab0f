using System.Globalization;
using System.Xml;
using HotplugIac.Preview.Rendering.Json;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering.JUnit;

/// <summary>A report as JUnit XML, which CI systems show beside test results: a test case for the plan and for each machine.</summary>
public static class JUnitRenderer
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };

    public static void Render(ReportDocument document, TextWriter output)
    {
        var cases = JUnitCase.Of(document);
        var target = document.Target is { Length: > 0 } text ? VisibleText.Of(text) : null;
        var suite = target is null ? "hotplug preview" : $"hotplug preview {target}";
        var kind = JsonWords.Of(document.Report.Source.Kind);

        // A writer on text would name the encoding of strings.
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            WriteCounts(xml, suite, cases);
            xml.WriteStartElement("testsuite");
            WriteCounts(xml, suite, cases);
            foreach (var item in cases)
            {
                Write(xml, item, target is null ? kind : $"{kind}.{target}");
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    private static void WriteCounts(XmlWriter xml, string name, IReadOnlyList<JUnitCase> cases)
    {
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", cases.Count(c => c.Failure is not null).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("time", "0");
    }

    private static void Write(XmlWriter xml, JUnitCase item, string className)
    {
        var lines = string.Join('\n', item.Lines.Select(VisibleText.Of));
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", className);
        xml.WriteAttributeString("name", VisibleText.Of(item.Name));
        xml.WriteAttributeString("time", "0");
        if (item.Failure is { } failure)
        {
            // Some readers show the message, others the text.
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", VisibleText.Of(failure));
            xml.WriteAttributeString("type", VisibleText.Of(item.Type));
            xml.WriteString($"{VisibleText.Of(failure)}\n{lines}");
            xml.WriteEndElement();
        }

        xml.WriteElementString("system-out", lines);
        xml.WriteEndElement();
    }
}
