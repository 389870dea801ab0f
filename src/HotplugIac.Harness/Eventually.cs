using System.Globalization;

namespace HotplugIac.Harness;

/// <summary>Waiting for a condition, with a bound: never a sleep for luck.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Observes until <paramref name="accept"/> says yes, and returns that observation.</summary>
    /// <param name="observe">Looks. A failed or late command counts as "not yet", every other exception ends the wait.</param>
    /// <param name="accept">Whether this is what was waited for.</param>
    /// <param name="timeout">No further observation begins after this time. At least one is always made.</param>
    /// <param name="what">What is waited for, for the failure message.</param>
    /// <param name="interval">Pause between two observations. Default: 100 ms.</param>
    /// <param name="describe">The observation as text for the failure message. Default: ToString.</param>
    /// <param name="time">The clock. Default: the system's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EventuallyException">It did not come; the message shows the last observation.</exception>
    public static async Task<T> BecomesAsync<T>(
        Func<CancellationToken, Task<T>> observe,
        Func<T, bool> accept,
        TimeSpan timeout,
        string what,
        TimeSpan? interval = null,
        Func<T, string>? describe = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        time ??= TimeProvider.System;
        var started = time.GetTimestamp();
        for (var observations = 1; ; observations++)
        {
            string last;
            Exception? cause = null;
            try
            {
                var seen = await observe(cancellationToken);
                if (accept(seen))
                {
                    return seen;
                }

                last = describe?.Invoke(seen) ?? seen?.ToString() ?? "nothing";
            }
            catch (Exception failure) when (failure is CommandFailedException or CommandTimedOutException)
            {
                (last, cause) = (failure.Message, failure);
            }

            var elapsed = time.GetElapsedTime(started);
            if (elapsed >= timeout)
            {
                throw new EventuallyException(string.Create(CultureInfo.InvariantCulture,
                    $"{what}: not within {timeout.TotalSeconds:0.#} s ({observations} observations). Last: {last}"), cause);
            }

            await Task.Delay(interval ?? DefaultInterval, time, cancellationToken);
        }
    }

    /// <summary>Waits until a condition holds; see <see cref="BecomesAsync"/>.</summary>
    /// <param name="condition">Whether it holds.</param>
    /// <param name="timeout">The bound.</param>
    /// <param name="interval">Pause between two looks. Default: 100 ms.</param>
    /// <param name="describe">What was last seen, for the failure message.</param>
    /// <param name="time">The clock. Default: the system's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="EventuallyException">It did not hold in time.</exception>
    public static Task Async(
        Func<CancellationToken, Task<bool>> condition,
        TimeSpan timeout,
        TimeSpan? interval = null,
        Func<string>? describe = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default) =>
        BecomesAsync(condition, holds => holds, timeout, "condition", interval,
            _ => describe?.Invoke() ?? "does not hold", time, cancellationToken);
}

/// <summary>What was waited for did not come within its bound.</summary>
public sealed class EventuallyException(string message, Exception? cause) : TimeoutException(message, cause);
