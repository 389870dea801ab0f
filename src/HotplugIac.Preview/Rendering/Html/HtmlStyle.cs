using System.Security.Cryptography;
using System.Text;
using HotplugIac.Preview.Pictures;
using HotplugIac.Preview.Rendering.Text;

namespace HotplugIac.Preview.Rendering.Html;

/// <summary>The one style sheet of a page. It never depends on the report, and the page's security policy allows it by its hash alone.</summary>
internal static class HtmlStyle
{
    public static readonly string Text = SvgStyle.Colours + SvgStyle.Shapes + Tones + Layout + Parts + Small + Filters();

    /// <summary>No script, no request, no form, no other base: a page from a plan of somebody else can only be read.</summary>
    public static readonly string SecurityPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; img-src data:; base-uri 'none'; form-action 'none'";

    private const string Tones = """
        :root{--bad:#b42318;--bad-on:#fdecea;--caution:#8a5300;--caution-on:#fff4db;--good:#1a7f37;--good-on:#e6f6ea;--note:#2b5797;--note-on:#e8f0fa}
        @media (prefers-color-scheme:dark){:root{--bad:#ff8a80;--bad-on:#3a1a1a;--caution:#f0b849;--caution-on:#33270f;--good:#56d27a;--good-on:#12301b;--note:#8ab6f2;--note-on:#16273d}}
        .bad{--tone:var(--bad);--on:var(--bad-on)}.caution{--tone:var(--caution);--on:var(--caution-on)}.good{--tone:var(--good);--on:var(--good-on)}.note{--tone:var(--note);--on:var(--note-on)}.quiet{--tone:var(--quiet);--on:var(--card)}

        """;

    private const string Layout = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
        .page{max-width:1180px;margin:0 auto;padding:28px 24px 48px}
        h1{font-size:26px;line-height:1.25;margin:0 0 4px}h2{font-size:20px;margin:36px 0 12px}h3{font-size:17px;margin:0;display:inline}h4{font-size:15px;margin:0;font-weight:600}
        p{margin:0}code,.mono{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.92em}
        .faint{color:var(--quiet);font-size:13px}
        .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        :focus-visible{outline:3px solid var(--note);outline-offset:2px;border-radius:4px}
        summary{cursor:pointer}

        """;

    private const string Parts = """
        .lede{margin:20px 0 14px;padding:14px 18px;border-left:6px solid var(--tone);border-radius:6px;background:var(--on);font-size:18px;font-weight:600}
        .lede .sym{color:var(--tone);margin-right:6px}
        .counts{display:grid;grid-template-columns:repeat(auto-fill,minmax(158px,1fr));gap:10px;margin:0;padding:0;list-style:none}
        .counts li{padding:10px 14px;border:1px solid var(--line);border-top:4px solid var(--tone);border-radius:6px;background:var(--card);font-size:13px;line-height:1.35}
        .counts b{display:block;font-size:24px;line-height:1.2}.counts .sym{color:var(--tone)}
        .badge{display:inline-block;padding:1px 10px;border:1px solid var(--tone);border-radius:999px;background:var(--on);color:var(--tone);font-size:13px;font-weight:600}
        .items{list-style:none;margin:0;padding:0;display:grid;gap:8px}
        .items>li{padding:10px 14px;border:1px solid var(--line);border-left:4px solid var(--tone);border-radius:6px;background:var(--card)}
        .filter{margin:0 0 20px;padding:0;border:0;display:flex;flex-wrap:wrap;gap:8px}
        .filter label{display:inline-flex;align-items:center;gap:6px;padding:4px 12px;border:1px solid var(--line);border-radius:999px;background:var(--card);font-size:13px;cursor:pointer}
        .filter input{margin:0;accent-color:var(--note)}.filter label:has(:checked){border-color:var(--note);background:var(--note-on);font-weight:600}
        .group{margin:0 0 24px}.group>summary{padding:6px 0;border-bottom:2px solid var(--tone)}.group>summary .sym{color:var(--tone)}
        .machine{margin:14px 0;padding:14px 18px;border:1px solid var(--line);border-left:5px solid var(--tone);border-radius:6px;background:var(--paper)}
        .top{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline;justify-content:space-between}.top>div{min-width:0;flex:1 1 240px}
        .why{margin-top:8px;padding:6px 10px;border-radius:4px;background:var(--card)}
        table{width:100%;margin-top:10px;border-collapse:collapse}caption{text-align:left;font-size:13px;font-weight:600;padding:6px 0 2px}
        th,td{padding:4px 12px 4px 0;text-align:left;vertical-align:top;font-size:14px}th{font-size:12px;color:var(--quiet);font-weight:600}tr+tr td,thead+tbody tr:first-child td{border-top:1px solid var(--line)}
        td:nth-child(1){width:86px;color:var(--tone);font-weight:600}td:nth-child(2){width:20%;min-width:110px}td:nth-child(4){width:76px;color:var(--quiet)}
        .facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 14px;margin:10px 0 0;font-size:13px}.facts dt{color:var(--quiet)}.facts dd{margin:0}
        .machine details{margin-top:12px}.machine summary{font-size:13px;color:var(--note);font-weight:600;width:max-content}
        .moments{display:flex;flex-wrap:wrap;align-items:flex-start;gap:12px;margin-top:8px}.moments svg{flex:0 1 340px;min-width:0;max-width:100%;height:auto}
        .legend{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0 0 16px;padding:0;list-style:none;font-size:13px;color:var(--quiet)}.legend svg{vertical-align:-3px}
        footer{margin-top:40px;padding-top:14px;border-top:1px solid var(--line)}

        """;

    private const string Small = """
        @media (max-width:640px){.page{padding:18px 14px 32px}h1{font-size:22px}.lede{font-size:16px;padding:12px 14px}.machine{padding:12px}
        .counts{grid-template-columns:repeat(auto-fill,minmax(130px,1fr))}
        thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table,tbody,tr,td{display:block}tr+tr td,thead+tbody tr:first-child td{border:0}
        tr{padding:6px 0;border-top:1px solid var(--line)}td,td:nth-child(n){width:auto;min-width:0;padding:0}.facts{grid-template-columns:minmax(0,1fr)}.facts dd{margin-bottom:4px}}
        @media print{body{font-size:11pt}.page{max-width:none;padding:0}.filter{display:none}.machine,.items>li{break-inside:avoid}.badge,.lede,.vm{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        @media print{details::details-content{content-visibility:visible;height:auto}}

        """;

    /// <summary>What a reader chose to see, without a script.</summary>
    private static string Filters() => string.Concat(Enum.GetValues<MachineOutcome>().Select(o => OutcomeLook.Of(o).Key).Select(key => $".page:has(#show-{key}:checked) .group:not(.g-{key}){{display:none}}\n"));
}
