using System.Text;
using System.Text.Json.Nodes;
using HotplugIac.Resources.Values;
using HotplugIac.Yaml.Hcl;
using HotplugIac.Yaml.Tests.Reading;

namespace HotplugIac.Yaml.Tests.Hcl;

public sealed class HclTextTests
{
    [Fact]
    public void A_machine_is_a_resource_as_terraform_fmt_lays_it_out()
    {
        var text = HclText.Resource("web", Files.Map(
            ("id", Value.Of("4b5e")), ("memory", Value.Of("8GiB")), ("vcpus", Value.Of(2)), ("name", Value.Of("web")), ("max_vcpus", Value.Of(8)), ("force_stop", Value.Of(true)), ("guest", Value.Null),
            ("cpu_topology", Files.Map(("sockets", Value.Of(1)), ("dies", Value.Null), ("cores", Value.Of(8)))),
            ("memory_devices", Files.Map(("d0", Files.Map(("model", Value.Of("dimm")), ("size", Value.Of("1GiB")))), ("0", Files.Map(("model", Value.Of("dimm")), ("size", Value.Of("1GiB")))))),
            ("definition", Value.Of("<domain>\n  <name>${web}</name>\n</domain>\n")),
            ("numa_cells", Value.Of([Files.Map(("cpus", Value.Of("0-1")), ("memory", Value.Of("4GiB")), ("distances", Value.Of([Value.Of(10), Value.Of(20)])))]))));

        text.ShouldBe("""
            resource "hotplug_virtual_machine" "web" {
              name = "web"
              definition = <<EOT
            <domain>
              <name>$${web}</name>
            </domain>
            EOT
              vcpus     = 2
              max_vcpus = 8
              cpu_topology = {
                sockets = 1
                cores   = 8
              }
              memory = "8GiB"
              memory_devices = {
                "0" = {
                  model = "dimm"
                  size  = "1GiB"
                }
                d0 = {
                  model = "dimm"
                  size  = "1GiB"
                }
              }
              numa_cells = [
                {
                  cpus      = "0-1"
                  memory    = "4GiB"
                  distances = [10, 20]
                },
              ]
              force_stop = true
            }

            """);
    }

    [Fact]
    public void Terraform_fmt_has_nothing_to_change()
    {
        var text = string.Concat(Enumerable.Range(0, 60).Select(seed => HclText.Resource($"m{seed}", new Machines(seed).One())));

        Terraform.Formatted(text).ShouldBe(text);
    }

    /// <summary>Normalised: Terraform composes characters, so that the texts here are composed already.</summary>
    [Fact]
    public void Terraform_reads_every_text_as_it_was()
    {
        string[] hostile = ["$${a}", "%%{if}", "$$$${", "${", "%{", "$", "%", "$$", "a$${\nb\n", "x\n${y}\n%{z}\n", "EOT\nEOT\n", "\\u0041", "\"", "\t\n \n", "a\r\nb\n", "😀\n\u200B\n", "\u0001", "\u2028"];
        var texts = hostile.Concat(Enumerable.Range(0, 150).Select(seed => new Machines(seed).Text())).ToList();
        var folder = Directory.CreateTempSubdirectory("hcl-");
        try
        {
            var configuration = new StringBuilder();
            for (var i = 0; i < texts.Count; i++)
            {
                configuration.Append($"output \"t{i}\" {{\n  value = {HclString.Heredoc(texts[i]) ?? HclString.Quoted(texts[i])}\n}}\n");
            }

            File.WriteAllText(Path.Combine(folder.FullName, "main.tf"), configuration.ToString());

            Terraform.Run(folder.FullName, string.Empty, "apply", "-auto-approve", "-input=false");
            var outputs = JsonNode.Parse(Terraform.Run(folder.FullName, string.Empty, "output", "-json"))!;

            Enumerable.Range(0, texts.Count).Select(i => outputs[$"t{i}"]!["value"]!.GetValue<string>()).ShouldBe(texts);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("web", "web")]
    [InlineData("web.example-1", "web_example-1")]
    [InlineData("1web", "_1web")]
    [InlineData("-web", "_-web")]
    [InlineData("wéb ${x}", "w_b___x_")]
    [InlineData("", "machine")]
    public void A_name_becomes_an_identifier(string name, string identifier) => HclText.Identifier(name).ShouldBe(identifier);

    [Fact]
    public void What_is_not_known_cannot_be_written() =>
        Should.Throw<ArgumentException>(() => HclText.Resource("web", Files.Map(("vcpus", Value.Unknown)))).Message.ShouldBe("vcpus is not known, and what is not known cannot be written.");
}
