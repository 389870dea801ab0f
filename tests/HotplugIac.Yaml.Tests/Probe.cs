using YamlDotNet.Core;
namespace HotplugIac.Yaml.Tests;
public sealed class Probe
{
    [Fact]
    public void P()
    {
        var o = new System.Text.StringBuilder();
        foreach (var t in new[] { "a: {b: &n 1, c: 2}", "a: {b: &n 1}", "a: [&n 1, 2]", "a: {b: &n \"1\", c: 2}", "{b: &n x, c: 2}", "a: {b: !!str 1, c: 2}", "a: {b: &n 1 , c: 2}", "a: {b: &n {x: 1}, c: 2}", "b: &n 1\nc: 2", "a: {b: *n, c: 2}", "a: {<<: *n , c: 2}", "a: [*n, 2]", "a: {b: &n [1], c: 2}", "a: {*n : 2}", "a: {b: &n v, *n : 2}" })
        {
            try { var p = new Parser(new Scanner(new StringReader(t), true)); var e = new List<string>(); while (p.MoveNext()) { e.Add(p.Current!.ToString()!); } o.AppendLine($"{t} => ok {string.Join(" ", e.Skip(2))}"); }
            catch (YamlException e) { o.AppendLine($"{t} => {e.Start} {e.Message}"); }
        }
        File.WriteAllText("/tmp/hyx/out", o.ToString());
    }
}
