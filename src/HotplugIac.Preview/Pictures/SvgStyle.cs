namespace HotplugIac.Preview.Pictures;

/// <summary>How pictures look. A page that holds pictures has this once; a picture that stands alone brings it along.</summary>
internal static class SvgStyle
{
    /// <summary>Colours as custom properties of the root, light and dark. Bright enough apart to be told by brightness too.</summary>
    public const string Colours =
        ":root{color-scheme:light dark;--ink:#1b2330;--quiet:#566072;--paper:#fff;--card:#f6f7f9;--line:#d5dae2;--edge:#9aa5b5;--base:#44546c;--fixed:#1f4e8c;--used:#5b8fd0;--dimm:#6d6bb8;--virtio:#2f8f8a;--other:#8a6d3b;--free:#fff;--added:#1a7f37;--removed:#b42318}\n" +
        "@media (prefers-color-scheme:dark){:root{--ink:#e7ebf2;--quiet:#a3adbd;--paper:#11161d;--card:#1a212b;--line:#364152;--edge:#5b6879;--base:#8b9bb5;--fixed:#8cbcf8;--used:#467ac0;--dimm:#8f8cdc;--virtio:#45b0aa;--other:#c09a57;--free:#11161d;--added:#3fb950;--removed:#ff7b72}}\n";

    public const string Shapes =
        ".vm{font:12px system-ui,-apple-system,\"Segoe UI\",Roboto,\"Liberation Sans\",sans-serif}\n" +
        ".vm text{fill:var(--ink)}.vm .t{font-size:13px;font-weight:600}.vm .h{font-weight:600}.vm .q{fill:var(--quiet)}\n" +
        ".vm .m{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,\"Liberation Mono\",monospace;font-size:11px}\n" +
        ".vm .card{fill:var(--card);stroke:var(--line)}.vm .cell{fill:var(--paper);stroke:var(--line)}\n" +
        ".vm .fixed{fill:var(--fixed);stroke:var(--fixed)}.vm .used{fill:var(--used);stroke:var(--used)}.vm .base{fill:var(--base);stroke:var(--base)}\n" +
        ".vm .dimm{fill:var(--dimm);stroke:var(--dimm)}.vm .virtio{fill:var(--virtio);stroke:var(--virtio)}.vm .other{fill:var(--other);stroke:var(--other)}\n" +
        ".vm .free{fill:var(--free);stroke:var(--edge)}\n" +
        ".vm .added{fill:var(--added);stroke:var(--added)}.vm .removed{fill:var(--free);stroke:var(--removed);stroke-dasharray:3 2}\n" +
        ".vm .sign{fill:none;stroke:var(--paper);stroke-width:2}.vm .removed+.sign{stroke:var(--removed)}\n" +
        ".vm text.plus{fill:var(--added);font-weight:600}.vm text.minus{fill:var(--removed);font-weight:600}\n";

    public static string Class(RunKind kind) => kind switch
    {
        RunKind.Fixed => "fixed",
        RunKind.Used => "used",
        RunKind.Base => "base",
        RunKind.Dimm => "dimm",
        RunKind.VirtioMem => "virtio",
        RunKind.Other => "other",
        RunKind.Added => "added",
        RunKind.Removed => "removed",
        _ => "free",
    };

    /// <summary>What a kind means, for legends.</summary>
    public static string Meaning(RunKind kind) => kind switch
    {
        RunKind.Fixed => "fixed vCPU",
        RunKind.Used => "in use",
        RunKind.Base => "base memory",
        RunKind.Dimm => "DIMM",
        RunKind.VirtioMem => "virtio-mem",
        RunKind.Other => "other device",
        RunKind.Added => "added",
        RunKind.Removed => "removed",
        _ => "can be added live",
    };
}
