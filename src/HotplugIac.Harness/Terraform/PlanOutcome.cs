namespace HotplugIac.Harness;

/// <summary>What <c>terraform plan -detailed-exitcode</c> said.</summary>
/// <param name="Command">The run itself: output, exit code, duration.</param>
/// <param name="PlanFile">The saved plan, for apply; absent after an error.</param>
/// <param name="Document">The saved plan as data; absent after an error.</param>
public sealed record PlanOutcome(CommandResult Command, string? PlanFile, PlanDocument? Document)
{
    /// <summary>0 nothing to do, 1 error, 2 changes.</summary>
    public int? ExitCode => Command.ExitCode;

    public bool IsEmpty => ExitCode == 0;

    public bool HasChanges => ExitCode == 2;

    public bool Failed => !IsEmpty && !HasChanges;

    /// <summary>What a user reads, without colours: the diff, warnings and errors.</summary>
    public string Text => Command.Text;

    /// <summary>The plan as data.</summary>
    /// <exception cref="CommandFailedException">The plan failed.</exception>
    public PlanDocument Json => Document ?? throw new CommandFailedException(Command);

    /// <summary>Short for <c>Json[address]</c>.</summary>
    public ResourceChange this[string address] => Json[address];

    /// <summary>This outcome, if it is one that can be applied.</summary>
    /// <exception cref="CommandFailedException">The plan failed. (Exit code 2, "there are changes", is a success.)</exception>
    public PlanOutcome EnsureSuccess() => Failed ? throw new CommandFailedException(Command) : this;
}
