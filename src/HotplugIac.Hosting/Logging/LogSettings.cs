using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors.Logging;

namespace HotplugIac.Hosting.Logging;

/// <summary>What the environment says about the log, the same for all programs.</summary>
/// <param name="Level">Null: the program's own default.</param>
/// <param name="Path">A file that is written besides; null: none.</param>
/// <param name="Problem">The level is none.</param>
public sealed record LogSettings(LogLevel? Level, string? Path, Problem? Problem)
{
    public const string LevelVariable = "HOTPLUG_LOG";
    public const string PathVariable = "HOTPLUG_LOG_PATH";

    private static readonly (string Name, LogLevel Level)[] Levels =
        [("off", LogLevel.Off), ("error", LogLevel.Error), ("warn", LogLevel.Warn), ("info", LogLevel.Info), ("debug", LogLevel.Debug), ("trace", LogLevel.Trace)];

    /// <summary>An empty variable says nothing.</summary>
    public static LogSettings Read(Func<string, string?> environment)
    {
        var path = environment(PathVariable) is { Length: > 0 } file ? file : null;
        if (environment(LevelVariable) is not { Length: > 0 } text)
        {
            return new LogSettings(null, path, null);
        }

        return Find(text) is { } level
            ? new LogSettings(level, path, null)
            : new LogSettings(null, path, Problem.Error(string.Empty, InputRules.Choice, $"{LevelVariable} = \"{text}\" is no level of the log: choose {string.Join(", ", Levels.Select(l => l.Name))}."));
    }

    public static string NameOf(LogLevel level) => Array.Find(Levels, l => l.Level == level).Name;

    /// <summary>A level by its name, in any case as other programs' variables have it.</summary>
    public static LogLevel? Find(string name) => Levels.Where(l => l.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)).Select(l => (LogLevel?)l.Level).FirstOrDefault();

    /// <summary>The log of a program. Nothing is opened before the first line.</summary>
    /// <param name="own">Where the program's users look.</param>
    /// <param name="usual">How much goes there unless the environment says otherwise.</param>
    /// <param name="hidesSizes">Whether, in this call, sizes are secret; null: never.</param>
    public EventLog Open(ILogSink own, LogLevel usual, TimeProvider time, Func<bool>? hidesSizes = null)
    {
        List<LogOutput> outputs = [new LogOutput(own, Level ?? usual)];
        if (Path is not null)
        {
            // Who names a file and no level looks for a cause.
            outputs.Add(new LogOutput(new LogFile(Path, own, time), Level ?? LogLevel.Debug));
        }

        outputs.RemoveAll(o => o.Level == LogLevel.Off);
        return outputs.Count == 0 ? EventLog.Off : new EventLog(time, outputs) { HidesSizes = hidesSizes ?? (static () => false) };
    }
}
