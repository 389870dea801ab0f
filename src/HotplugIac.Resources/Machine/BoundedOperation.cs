using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Machine;

/// <summary>The bound that <c>timeouts</c> sets to an operation.</summary>
/// <param name="name">The attribute inside <c>timeouts</c>.</param>
/// <param name="after">What is so afterwards, for the message.</param>
internal sealed class BoundedOperation(string name, TimeSpan bound, TimeProvider time, string after = " The state holds what was read back.")
{
    /// <param name="work">Must end soon after its token is cancelled, with an answer or an <see cref="OperationCanceledException"/>.</param>
    /// <param name="overdue">Makes the answer of work that was cut off: from its own answer, or from null when it gave none.</param>
    public async Task<T> RunAsync<T>(Func<OperationBound, CancellationToken, Task<T>> work, Func<T?, Problem, T> overdue, CancellationToken cancellationToken)
        where T : class
    {
        using var timer = new OperationBound(bound, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            var answer = await work(timer, either.Token);
            return timer.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested ? overdue(answer, TimedOut) : answer;
        }
        catch (OperationCanceledException) when (timer.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return overdue(null, TimedOut);
        }
    }

    private Problem TimedOut => Problem.Error(VirtualMachineSchema.Timeouts, LifecycleRules.TimedOut,
        $"The operation took longer than {VirtualMachineSchema.Timeouts}.{name} allows ({bound:g}) and was stopped.{after} {LifecycleRules.TimedOut.Remedy}");
}
