using HotplugIac.Preview.Sources;

namespace HotplugIac.Preview.Tests.Sources;

public sealed class SourceLocatorTests : IDisposable
{
    private const string Resource = "resource \"hotplug_virtual_machine\" \"web\" {\n  vcpus = 2\n}\n";

    private readonly string _root = Directory.CreateTempSubdirectory("hotplug-sources-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_resource_is_found_with_the_line_of_its_block()
    {
        Write("main.tf", "\n# the web\n" + Resource);

        Located("hotplug_virtual_machine.web").ShouldBe(new SourceLocation("main.tf", 3));
    }

    [Theory]
    [InlineData("hotplug_virtual_machine.web[0]")]
    [InlineData("hotplug_virtual_machine.web[\"a\"]")]
    [InlineData("hotplug_virtual_machine.web[\"a.b]\\\"[x\"]")]
    public void Keys_of_instances_do_not_matter(string address)
    {
        Write("main.tofu", Resource);

        Located(address).ShouldBe(new SourceLocation("main.tofu", 1));
    }

    [Theory]
    [InlineData("# ")]
    [InlineData("// ")]
    [InlineData("/*\n")]
    [InlineData("locals {\n x = <<-EOT\n")]
    [InlineData("locals {\n x = \"${\"\n")]
    [InlineData("locals {\n")]
    [InlineData("data ")]
    public void What_only_looks_like_a_block_is_none(string before)
    {
        Write("main.tf", before + "resource \"hotplug_virtual_machine\" \"web\" {}\n");

        Located("hotplug_virtual_machine.web").ShouldBeNull();
    }

    [Fact]
    public void Blocks_after_strings_heredocs_and_comments_are_found()
    {
        Write("main.tf", """"
            locals {
              a = "} ${ upper("{ } \" ${"x"}") } %{ if true }}%{ endif } $${ \\"
              b = <<-EOT
                resource "hotplug_virtual_machine" "web" {
                ${ "}" } "
                EOT
              c = { d = "}" } /* } resource "x"
              */ # }
            }
            resource hotplug_virtual_machine web { # labels need no quotes
            }
            """");

        Located("hotplug_virtual_machine.web").ShouldBe(new SourceLocation("main.tf", 10));
    }

    [Fact]
    public void Local_modules_are_followed_from_call_to_call()
    {
        Write("main.tf", "module \"app\" {\n  for_each = { source = \"./wrong\" }\n  source   = \"./modules/app\"\n}\n");
        Write("modules/app/main.tf", "module \"vm\" {\n  source = \"../vm\"\n}\n");
        Write("modules/vm/vm.tf", Resource);

        Located("module.app[\"a.b\"].module.vm[0].hotplug_virtual_machine.web[1]").ShouldBe(new SourceLocation("modules/vm/vm.tf", 1));
    }

    [Fact]
    public void A_resource_of_a_module_from_elsewhere_stands_where_the_module_is_called()
    {
        Write("main.tf", "\nmodule \"app\" {\n  source = \"example.org/team/app\"\n}\n");

        Located("module.app.hotplug_virtual_machine.web").ShouldBe(new SourceLocation("main.tf", 2));
    }

    [Fact]
    public void Json_syntax_is_found_by_name()
    {
        Write("main.tf.json", """
            {
              "module": { "app": { "source": "./app" } },
              "resource": [
                { "other": { "web": {} } },
                { "hotplug_virtual_machine": {
                  "db": { "memory": { "web": 1 } },
                  "web": [{ "vcpus": 2 }]
                } }
              ]
            }
            """);
        Write("app/x.tf.json", """{ "resource": { "hotplug_virtual_machine": { "in": {} } }, """);

        Located("hotplug_virtual_machine.web").ShouldBe(new SourceLocation("main.tf.json", 7));
        Located("module.app.hotplug_virtual_machine.in").ShouldBe(new SourceLocation("app/x.tf.json", 1));
    }

    [Fact]
    public void A_root_module_below_is_found_when_its_block_is_the_only_one()
    {
        Write("environments/prod/main.tf", Resource);
        Write("environments/prod/.terraform/modules/x/main.tf", Resource);
        Write("node_modules/x/main.tf", Resource);

        Located("hotplug_virtual_machine.web").ShouldBe(new SourceLocation("environments/prod/main.tf", 1));

        Write("environments/test/main.tf", Resource);
        Located("hotplug_virtual_machine.web").ShouldBeNull();
    }

    [Fact]
    public void What_lies_outside_of_the_root_is_never_read()
    {
        Write("outside/main.tf", Resource);
        Write("outside/vm/main.tf", Resource);
        Write("in/main.tf", "module \"up\" {\n  source = \"../outside\"\n}\nmodule \"link\" {\n  source = \"./link\"\n}\n");
        Directory.CreateSymbolicLink(Path.Combine(_root, "in", "link"), Path.Combine(_root, "outside", "vm"));
        File.CreateSymbolicLink(Path.Combine(_root, "in", "file.tf"), Path.Combine("..", "outside", "main.tf"));

        var found = SourceLocator.Locate(Path.Combine(_root, "in"),
            ["module.up.hotplug_virtual_machine.web", "module.link.hotplug_virtual_machine.web", "hotplug_virtual_machine.web"]);

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Links_within_the_root_are_followed_and_rings_of_them_end()
    {
        Write("shared/vm/main.tf", Resource);
        Write("main.tf", "module \"vm\" {\n  source = \"./vm\"\n}\nmodule \"ring\" {\n  source = \"./ring\"\n}\n");
        Directory.CreateSymbolicLink(Path.Combine(_root, "vm"), Path.Combine("shared", "vm"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "ring"), "ring");
        Directory.CreateSymbolicLink(Path.Combine(_root, "shared", "up"), "..");

        Located("module.vm.hotplug_virtual_machine.web").ShouldBe(new SourceLocation("vm/main.tf", 1));
        Located("module.ring.hotplug_virtual_machine.web").ShouldBeNull();
    }

    [Theory]
    [InlineData("urn:pulumi:dev::p::hotplug:index:VirtualMachine::web")]
    [InlineData("web")]
    [InlineData("")]
    [InlineData("module.web")]
    [InlineData("data.hotplug_virtual_machine.web")]
    [InlineData("hotplug_virtual_machine.web[")]
    [InlineData("hotplug_virtual_machine.web[\"x")]
    [InlineData("../hotplug_virtual_machine.web")]
    [InlineData("hotplug_virtual_machine..web")]
    public void What_is_no_address_of_a_resource_is_nowhere(string address)
    {
        Write("main.tf", Resource);

        Located(address).ShouldBeNull();
    }

    [Theory]
    [InlineData("resource \"hotplug_virtual_machine\" \"web\" {")]
    [InlineData("\"")]
    [InlineData("\"${")]
    [InlineData("\"\\")]
    [InlineData("<<")]
    [InlineData("<<EOT")]
    [InlineData("/*")]
    [InlineData("}}}}\nresource \"hotplug_virtual_machine\" \"web\" {")]
    [InlineData("\ud83d\0")]
    public void Broken_files_end(string text)
    {
        Write("main.tf", text);

        Located("hotplug_virtual_machine.web").ShouldBe(text.Contains("web") ? new SourceLocation("main.tf", text.StartsWith('}') ? 2 : 1) : null);
    }

    [Fact]
    public void A_root_that_is_not_there_has_nothing() =>
        SourceLocator.Locate(Path.Combine(_root, "nowhere"), ["hotplug_virtual_machine.web"]).ShouldBeEmpty();

    private SourceLocation? Located(string address) => SourceLocator.Locate(_root, [address]).GetValueOrDefault(address);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
