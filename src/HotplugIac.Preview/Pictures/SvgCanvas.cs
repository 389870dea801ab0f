using System.Globalization;
using System.Text;

namespace HotplugIac.Preview.Pictures;

/// <summary>Shapes of an SVG. Colours come from classes, so that a page's dark mode holds for its pictures too.</summary>
internal sealed class SvgCanvas
{
    private readonly StringBuilder _text = new();

    public override string ToString() => _text.ToString();

    public void Rect(double x, double y, double width, double height, string classes, int radius = 0) =>
        _text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\"")
            .Append(radius > 0 ? $" rx=\"{radius}\"" : string.Empty).Append($" class=\"{classes}\"/>");

    public void Path(string data, string classes)
    {
        if (data.Length > 0)
        {
            _text.Append($"<path d=\"{data}\" class=\"{classes}\"/>");
        }
    }

    /// <param name="text">Already visible; it is escaped here.</param>
    public void Text(double x, double y, string text, string classes, bool toTheLeft = false) =>
        _text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" class=\"{classes}\"")
            .Append(toTheLeft ? " text-anchor=\"end\">" : ">").Append(Xml.Escape(text)).Append("</text>");
}
