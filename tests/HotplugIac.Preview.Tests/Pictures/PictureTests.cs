using System.Xml.Linq;
using HotplugIac.Core.Model;
using HotplugIac.Preview.Pictures;
using HotplugIac.Preview.Rendering.Text;
using HotplugIac.Preview.Reports;
using HotplugIac.Preview.Tests.Rendering;

namespace HotplugIac.Preview.Tests.Pictures;

public sealed class PictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Names => [.. Sizings.Pictures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_in_text_is_as_committed(string name)
    {
        var picture = Sizings.Pictures[name];

        Golden.ShouldBeAsCommitted(TextPicture.Render(picture, 120) + TextPicture.Render(picture, 44, unicode: false), "pictures", $"{name}.txt");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_picture_in_svg_is_as_committed(string name) =>
        Golden.ShouldBeAsCommitted(SvgOf(Sizings.Pictures[name]), "pictures", $"{name}.svg");

    [Fact]
    public void Text_pictures_keep_their_width_whatever_the_machine() => Property.Holds(SizingGen.Moments, moments =>
    {
        foreach (var width in (int[])[40, 77, 120])
        {
            var lines = TextPicture.Render(moments, width).Split('\n');
            lines.Max(TextWidth.Of).ShouldBeLessThanOrEqualTo(width);
            lines.Length.ShouldBeLessThan(200);
        }
    }, cases: 25);

    [Fact]
    public void Svg_pictures_are_well_formed_and_bounded_whatever_the_machine() => Property.Holds(SizingGen.Moments, moments =>
    {
        var svg = SvgOf(moments);

        svg.Length.ShouldBeLessThan(100_000);
        var root = XDocument.Parse(svg).Root!;
        var (width, height) = ((double)root.Attribute("width")!, (double)root.Attribute("height")!);
        width.ShouldBeLessThanOrEqualTo(1200);
        height.ShouldBeLessThanOrEqualTo(2500);
        foreach (var rect in root.Descendants(Svg + "rect"))
        {
            ((double)rect.Attribute("width")!).ShouldBeInRange(0, width);
            ((double)(rect.Attribute("x") ?? new XAttribute("x", 0)) + (double)rect.Attribute("width")!).ShouldBeLessThanOrEqualTo(width);
        }
    }, cases: 25);

    [Fact]
    public void A_text_picture_without_unicode_is_ascii() =>
        TextPicture.Render(Sizings.Pictures["cells"], 120, unicode: false).ShouldAllBe(c => char.IsAscii(c));

    [Fact]
    public void What_is_added_and_removed_has_a_sign()
    {
        var text = TextPicture.Render([("before", Sizings.TwoCells), ("after", Sizings.TwoCellsGrown)], 120);

        text.ShouldContain("██▓▓▓▓++++░░░░░░");
        text.ShouldContain("+ vCPUs 6 → 10");
        text.ShouldContain("- DIMM ua-right");
        text.ShouldContain("+ DIMM ua-new");
    }

    [Fact]
    public void An_svg_has_a_title_a_description_and_no_script()
    {
        var root = XDocument.Parse(SvgOf(Sizings.Pictures["cells"])).Root!;

        root.Element(Svg + "title")!.Value.ShouldBe("before, after, after reboot");
        root.Element(Svg + "desc")!.Value.ShouldContain("after: 10 of 16, 2 fixed vCPUs; memory 26GiB of 64GiB; 2 of 8 DIMM slots taken; 2 NUMA cells; 3 memory devices.");
        root.Descendants().Select(e => e.Name.LocalName).ShouldNotContain("script");
        root.Descendants().Attributes().ShouldNotContain(a => a.Name.LocalName == "href");
    }

    [Fact]
    public void Moments_that_are_the_same_are_drawn_once()
    {
        var picture = new MachinePicture(Sizings.Smallest, Sizings.Smallest, Sizings.TwoCells);

        PictureMoments.Of(picture).Select(m => m.Title).ShouldBe(["before and after", "after reboot"]);
    }

    [Fact]
    public void A_machine_that_is_still_to_be_made_has_no_before() =>
        PictureMoments.Of(new MachinePicture(null, Sizings.Smallest, null)).Select(m => m.Title).ShouldBe(["after"]);

    [Fact]
    public void Nothing_to_draw_is_no_picture() => TextPicture.Render([], 80).ShouldBeEmpty();

    [Fact]
    public void Devices_without_a_name_are_told_apart_by_their_turn()
    {
        var one = Sizings.Smallest with { Devices = [new MemoryDevice(MemoryModel.Dimm, string.Empty, ByteSize.FromGiB(1), null)] };
        var two = one with { Devices = [.. one.Devices, .. one.Devices] };

        DevicePair.Of(two, one).Count(p => p.Before is null).ShouldBe(1);
    }

    private static string SvgOf(IReadOnlyList<(string Title, Sizing Sizing)> moments)
    {
        using var writer = new StringWriter();
        SvgPicture.Render(moments, writer);
        return writer.ToString();
    }
}
