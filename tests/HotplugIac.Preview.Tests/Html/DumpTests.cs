using HotplugIac.Preview.Pictures;
using HotplugIac.Preview.Rendering.Html;
using HotplugIac.Preview.Rendering.Text;
using HotplugIac.Preview.Tests.Samples;

namespace HotplugIac.Preview.Tests.Html;

public class DumpTests
{
    [Fact]
    public void Dump()
    {
        Directory.CreateDirectory("/tmp/hx");
        foreach (var (name, document) in SampleReports.Small.Append(new("many", SampleReports.Many(10_000, 5))))
        {
            var w = System.Diagnostics.Stopwatch.StartNew();
            using (var f = File.CreateText($"/tmp/hx/{name}.html")) { HtmlRenderer.Render(document, f); }
            var h = w.Elapsed; w.Restart();
            using (var f = File.CreateText($"/tmp/hx/{name}.txt")) { TextRenderer.Render(document, f); }
            var t = w.Elapsed; w.Restart();
            var c = Spectre.Console.AnsiConsole.Create(new() { Ansi = Spectre.Console.AnsiSupport.Yes, ColorSystem = Spectre.Console.ColorSystemSupport.TrueColor, Out = new Spectre.Console.AnsiConsoleOutput(new StringWriter()) });
            c.Profile.Width = 60;
            TextRenderer.Render(document, c);
            File.WriteAllText($"/tmp/hx/{name}.ansi", ((Spectre.Console.AnsiConsoleOutput)c.Profile.Out).Writer.ToString());
            Console.WriteLine($"{name} {h} {t} {w.Elapsed}");
        }
        foreach (var (n, m) in Pictures.Sizings.Pictures.Concat(new[] { SampleMachines.Large, SampleMachines.Split }.Select(m => KeyValuePair.Create(m.Name!, PictureMoments.Of(m.Picture!)))))
        {
            using (var f = File.CreateText($"/tmp/hx/{n}.svg")) { SvgPicture.Render(m, f); }
            File.WriteAllText($"/tmp/hx/{n}.pic", TextPicture.Render(m, 120) + TextPicture.Render(m, 44, false));
        }
    }
}
