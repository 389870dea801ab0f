using HotplugIac.Core.Model;
using HotplugIac.Preview.Reports;

namespace HotplugIac.Preview.Pictures;

/// <summary>The moments of a machine in a preview that are worth a drawing: those that are not the same as the one before.</summary>
public static class PictureMoments
{
    public static IReadOnlyList<(string Title, Sizing Sizing)> Of(MachinePicture picture)
    {
        var same = picture.Before is not null && picture.Before == picture.After;
        (string Title, Sizing? Sizing)[] moments =
        [
            (same ? "before and after" : "before", picture.Before),
            ("after", same ? null : picture.After),
            ("after reboot", picture.AfterReboot == picture.After ? null : picture.AfterReboot),
        ];
        return [.. moments.Where(m => m.Sizing is not null).Select(m => (m.Title, m.Sizing!))];
    }
}
