using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.Previews;

/// <summary>A plan of the corpus and the way to it.</summary>
/// <param name="Name">Of its golden files.</param>
/// <param name="Machines">What the simulator has at first.</param>
/// <param name="First">The configuration that is applied.</param>
internal sealed record PlanCase(string Name, string[] Machines, string First)
{
    /// <summary>The configuration that is planned; null for <see cref="First"/> again.</summary>
    public string? Next { get; init; }

    /// <summary>Whether <see cref="First"/> is applied before the plan.</summary>
    public bool Applies { get; init; } = true;

    /// <summary>What happens between apply and plan.</summary>
    public Func<SimulatorFile, Task>? Meanwhile { get; init; }

    /// <summary>More arguments of the plan.</summary>
    public string[] Arguments { get; init; } = [];

    /// <summary>More files of the module.</summary>
    public Dictionary<string, string> Files { get; } = [];

    /// <summary>Whether the plan fails.</summary>
    public bool Errors { get; init; }

    /// <summary>Whether it is too large for golden files of every format.</summary>
    public bool IsLarge { get; init; }

    public override string ToString() => Name;

    /// <summary>The plan as <c>terraform show -json</c> prints it.</summary>
    public async Task<string> JsonAsync()
    {
        using var file = new SimulatorFile(Machines);
        await using var project = await EmptyProjectAsync(file);
        foreach (var (path, text) in Files)
        {
            project.Write(path, text);
        }

        project.Write("main.tf", $"{Head(file.Uri)}\n{First}");
        await project.InitAsync();
        if (Applies)
        {
            (await project.ApplyAsync(["-parallelism=50"])).EnsureSuccess();
        }

        await (Meanwhile?.Invoke(file) ?? Task.CompletedTask);
        project.Write("main.tf", $"{Head(file.Uri)}\n{Next ?? First}");
        var plan = await project.RunAsync(["plan", "-no-color", "-input=false", "-parallelism=50", "-out=plan.bin", .. Arguments]);
        plan.Success.ShouldBe(!Errors, plan.Text);
        return (await project.RunAsync(["show", "-no-color", "-json", "plan.bin"])).EnsureSuccess().StandardOutput;
    }
}
