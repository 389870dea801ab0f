using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Rendering;

/// <summary>A form in which reports are written.</summary>
/// <param name="Name">As in <c>--out NAME=FILE</c>.</param>
/// <param name="Render">Writes a document. Output uses line feeds and ends with one.</param>
public sealed record ReportFormat(string Name, Action<ReportDocument, TextWriter> Render);
