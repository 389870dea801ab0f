using System.Text.Json;

namespace TerraformPlugin.Tests.Terraform;

public sealed class NoteLifecycleTests
{
    private const string TwoNotes = """
        resource "sample_note" "first" {
          text = "hello"
        }

        resource "sample_note" "second" {
          text = "see ${sample_note.first.id}"
        }

        data "sample_note" "first" {
          id = sample_note.first.id
        }

        output "shouted" {
          value = provider::sample::shout(data.sample_note.first.text)
        }
        """;

    [Fact]
    public async Task Two_notes_live_from_init_to_destroy()
    {
        using var workspace = new TerraformWorkspace(TwoNotes);
        await workspace.RunAsync("init");

        // What the first note's id will be is unknown, and so is what the second says.
        var plan = await workspace.RunAsync("plan", "-out=plan.bin");
        plan.ShouldContain("+ length = 5");
        plan.ShouldContain("+ text   = (known after apply)");
        plan.ShouldContain("2 to add, 0 to change, 0 to destroy");

        // A saved plan: apply plans once more and must agree with it.
        var apply = await workspace.RunAsync("apply", "plan.bin");
        apply.ShouldContain("2 added");
        apply.ShouldContain("HELLO!");
        Directory.GetFiles(workspace.Notes).Length.ShouldBe(2);

        // Nothing is left to do, in the eyes of plan and of refresh. Read would complain if the private data had been lost.
        (await workspace.TryAsync(["plan", "-detailed-exitcode"])).Code.ShouldBe(0);
        (await workspace.TryAsync(["plan", "-refresh-only", "-detailed-exitcode"])).Code.ShouldBe(0);

        // An update keeps the id, so the second note does not change.
        workspace.Write(TwoNotes.Replace("\"hello\"", "\"good evening\"", StringComparison.Ordinal));
        var update = await workspace.RunAsync("apply", "-auto-approve");
        update.ShouldContain("0 added, 1 changed, 0 destroyed");
        update.ShouldContain("GOOD EVENING!");
        (await workspace.TryAsync(["plan", "-detailed-exitcode"])).Code.ShouldBe(0);

        (await workspace.RunAsync("destroy", "-auto-approve")).ShouldContain("2 destroyed");
        Directory.GetFiles(workspace.Notes).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_changed_behind_terraforms_back_is_drift_and_a_deleted_one_is_made_again()
    {
        using var workspace = new TerraformWorkspace(TwoNotes);
        await workspace.RunAsync("init");
        await workspace.RunAsync("apply", "-auto-approve");
        var file = Directory.GetFiles(workspace.Notes).Single(path => File.ReadAllText(path) == "hello");

        await File.WriteAllTextAsync(file, "hullo?");
        var (code, output) = await workspace.TryAsync(["plan", "-refresh-only", "-detailed-exitcode"]);
        code.ShouldBe(2, output);
        output.ShouldContain("\"hello\" -> \"hullo?\"");

        File.Delete(file);
        (await workspace.RunAsync("plan")).ShouldContain("sample_note.first will be created");
    }

    [Fact]
    public async Task An_imported_note_needs_no_change()
    {
        using var workspace = new TerraformWorkspace("""
            resource "sample_note" "found" {
              text = "I was here"
            }
            """);
        Directory.CreateDirectory(workspace.Notes);
        await File.WriteAllTextAsync(Path.Combine(workspace.Notes, "old.note"), "I was here");
        await workspace.RunAsync("init");

        await workspace.RunAsync("import", "sample_note.found", "old");

        (await workspace.TryAsync(["plan", "-detailed-exitcode"])).Code.ShouldBe(0);
        var (code, output) = await workspace.TryAsync(["import", "sample_note.other", "nothing"]);
        code.ShouldBe(1);
        output.ShouldContain("sample_note.other");
    }

    [Fact]
    public async Task Numbers_in_the_state_are_exact()
    {
        using var workspace = new TerraformWorkspace(TwoNotes);
        await workspace.RunAsync("init");
        await workspace.RunAsync("apply", "-auto-approve");

        using var state = JsonDocument.Parse(await workspace.RunAsync("show", "-json"));

        var first = state.RootElement.GetProperty("values").GetProperty("root_module").GetProperty("resources").EnumerateArray()
            .Single(resource => resource.GetProperty("address").GetString() == "sample_note.first");
        first.GetProperty("values").GetProperty("length").GetRawText().ShouldBe("5");
    }
}
