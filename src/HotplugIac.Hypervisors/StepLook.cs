using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors;

/// <summary>
/// What became of a live half that was answered with an error or cut off: it can have been done all the same, when the
/// connection broke after it or the answer came too late.
/// </summary>
internal static class StepLook
{
    /// <returns>Null when the machine cannot be seen: then the first error is what counts.</returns>
    public static async Task<Sizing?> RunningAsync(ReadBack reader, string id)
    {
        try
        {
            return (await reader.ReadBoundedAsync(id))?.Running;
        }
        catch (HypervisorException)
        {
            return null;
        }
    }
}
