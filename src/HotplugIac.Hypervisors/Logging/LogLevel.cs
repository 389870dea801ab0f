namespace HotplugIac.Hypervisors.Logging;

/// <summary>How much is written: each level with those before it.</summary>
public enum LogLevel
{
    Off,

    /// <summary>A bug, or a log that cannot be written. What a user did wrong or a hypervisor refused is told as an error of its own.</summary>
    Error,

    /// <summary>What went wrong and was survived: a connection that was opened again, a step that was undone.</summary>
    Warn,

    /// <summary>What is done to machines, step by step.</summary>
    Info,

    /// <summary>Every question to a hypervisor, with its answer's error code.</summary>
    Debug,

    /// <summary>Every request on a wire.</summary>
    Trace,
}
