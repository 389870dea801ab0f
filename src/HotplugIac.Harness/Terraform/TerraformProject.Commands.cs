using System.Globalization;
using System.Text.Json;

namespace HotplugIac.Harness;

public sealed partial class TerraformProject
{
    /// <summary><c>terraform init</c>.</summary>
    /// <exception cref="CommandFailedException">It failed: nothing else can work then.</exception>
    public async Task<CommandResult> InitAsync(CancellationToken cancellationToken = default) =>
        (await RunAsync(["init", "-no-color", "-input=false"], cancellationToken)).EnsureSuccess();

    /// <summary><c>terraform plan -detailed-exitcode</c> into a file, and that file as data.</summary>
    /// <param name="arguments">More arguments, such as <c>-refresh=false</c> or <c>-replace=ADDRESS</c>.</param>
    /// <param name="cancellationToken">Ends Terraform.</param>
    public async Task<PlanOutcome> PlanAsync(IReadOnlyList<string>? arguments = null, CancellationToken cancellationToken = default)
    {
        var file = Path.Combine(_home, string.Create(CultureInfo.InvariantCulture, $"{++_plans}.tfplan"));
        var plan = await RunAsync(
            ["plan", "-no-color", "-input=false", "-detailed-exitcode", "-out=" + file, .. arguments ?? []], cancellationToken);
        if (plan.ExitCode is not (0 or 2))
        {
            return new PlanOutcome(plan, null, null);
        }

        var shown = (await RunAsync(["show", "-no-color", "-json", file], cancellationToken)).EnsureSuccess();
        return new PlanOutcome(plan, file, PlanDocument.Parse(shown.StandardOutput));
    }

    /// <summary><c>terraform apply -auto-approve</c>: plans and applies at once.</summary>
    public Task<CommandResult> ApplyAsync(IReadOnlyList<string>? arguments = null, CancellationToken cancellationToken = default) =>
        RunAsync(["apply", "-no-color", "-input=false", "-auto-approve", .. arguments ?? []], cancellationToken);

    /// <summary>Applies exactly what was planned and reviewed.</summary>
    /// <exception cref="CommandFailedException">The plan had failed.</exception>
    public Task<CommandResult> ApplyAsync(PlanOutcome plan, CancellationToken cancellationToken = default) =>
        RunAsync(["apply", "-no-color", "-input=false", plan.EnsureSuccess().PlanFile!], cancellationToken);

    /// <summary>Applies; then neither a plan nor a refresh-only plan may find anything left to do.</summary>
    /// <returns>The apply.</returns>
    /// <exception cref="CommandFailedException">The apply failed.</exception>
    /// <exception cref="NotIdempotentException">Something is left; the message is the whole plan.</exception>
    public async Task<CommandResult> ApplyAndReplanEmptyAsync(
        IReadOnlyList<string>? arguments = null, CancellationToken cancellationToken = default)
    {
        var apply = (await ApplyAsync(arguments, cancellationToken)).EnsureSuccess();
        foreach (string[] mode in new string[][] { [], ["-refresh-only"] })
        {
            var again = await RunAsync(
                ["plan", "-no-color", "-input=false", "-detailed-exitcode", .. mode, .. arguments ?? []], cancellationToken);
            if (again.ExitCode != 0)
            {
                throw new NotIdempotentException(again);
            }
        }

        return apply;
    }

    /// <summary>Whether the real thing has drifted from the state: 0 no, 2 yes, 1 error.</summary>
    public async Task<int?> RefreshOnlyExitCodeAsync(CancellationToken cancellationToken = default) =>
        (await RunAsync(["plan", "-no-color", "-input=false", "-refresh-only", "-detailed-exitcode"], cancellationToken)).ExitCode;

    /// <summary><c>terraform import ADDRESS ID</c>.</summary>
    public Task<CommandResult> ImportAsync(string address, string id, CancellationToken cancellationToken = default) =>
        RunAsync(["import", "-no-color", "-input=false", address, id], cancellationToken);

    /// <summary><c>terraform destroy -auto-approve</c>.</summary>
    public Task<CommandResult> DestroyAsync(IReadOnlyList<string>? arguments = null, CancellationToken cancellationToken = default) =>
        RunAsync(["destroy", "-no-color", "-input=false", "-auto-approve", .. arguments ?? []], cancellationToken);

    /// <summary>The state as data; empty before the first apply.</summary>
    /// <exception cref="CommandFailedException">It cannot be shown.</exception>
    public async Task<StateDocument> StateAsync(CancellationToken cancellationToken = default) =>
        StateDocument.Parse((await RunAsync(["show", "-no-color", "-json"], cancellationToken)).EnsureSuccess().StandardOutput);

    /// <summary>The state as a user reads it.</summary>
    /// <exception cref="CommandFailedException">It cannot be shown.</exception>
    public async Task<string> ShowTextAsync(CancellationToken cancellationToken = default) =>
        (await RunAsync(["show", "-no-color"], cancellationToken)).EnsureSuccess().StandardOutput;

    /// <summary>An output value.</summary>
    /// <exception cref="CommandFailedException">There is no such output.</exception>
    public async Task<JsonElement> OutputAsync(string name, CancellationToken cancellationToken = default) =>
        JsonPath.Parse((await RunAsync(["output", "-no-color", "-json", name], cancellationToken)).EnsureSuccess().StandardOutput);
}
