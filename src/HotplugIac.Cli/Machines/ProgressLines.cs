using HotplugIac.Cli.Output;
using HotplugIac.Hypervisors;

namespace HotplugIac.Cli.Machines;

/// <summary>How far an apply is, as lines: for logs, on standard error beside the result.</summary>
internal sealed class ProgressLines(TextWriter writer) : IProgress<ApplyProgress>
{
    private readonly Lock _turn = new();

    public void Report(ApplyProgress value)
    {
        lock (_turn)
        {
            try
            {
                writer.WriteLine(PlainText.Of(value.ToString()));
            }
            catch (IOException)
            {
                // An observer must not throw, and an apply does not end because nobody reads its log.
            }
        }
    }
}
