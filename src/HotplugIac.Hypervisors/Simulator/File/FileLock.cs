using System.Globalization;
using HotplugIac.Core.Rules;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>
/// A lock that every process and every store respects: an open file that nobody else may open (flock). The operating system lets
/// it go when its holder dies. The file stays: removing it would let two holders lock two different files.
/// </summary>
internal static class FileLock
{
    /// <summary>Long enough for many processes that each change a file of hundreds of machines.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>EAGAIN of Linux, EWOULDBLOCK of macOS and the BSDs, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static readonly int[] HeldByOthers = [11, 35, unchecked((int)0x80070020)];

    /// <param name="asked">The time stamp from which on <see cref="Patience"/> counts. However long ago, it is tried once.</param>
    /// <exception cref="HypervisorException">It was not to be had in time (<see cref="LifecycleRules.Unreachable"/>).</exception>
    /// <exception cref="IOException">Its file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Its file must not be made.</exception>
    public static async Task<IDisposable> TakeAsync(string path, TimeProvider time, long asked, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return OwnFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            }
            catch (IOException e) when (HeldByOthers.Contains(e.HResult))
            {
                if (time.GetElapsedTime(asked) >= Patience)
                {
                    throw new HypervisorException(LifecycleRules.Unreachable,
                        string.Create(CultureInfo.InvariantCulture, $"The simulator's lock {path} has been held by another process for {Patience.TotalSeconds:0} s."), e);
                }
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
