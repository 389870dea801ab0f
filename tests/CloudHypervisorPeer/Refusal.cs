namespace HotplugIac.Peer;

/// <summary>Why a request is not done; it becomes an error answer.</summary>
internal enum RefusalKind
{
    /// <summary>500.</summary>
    Failed,

    /// <summary>404; before v53, 500.</summary>
    Missing,

    /// <summary>500; after v53.0, 400.</summary>
    InvalidConfig,

    /// <summary>429; before v46, 500.</summary>
    RemovalPending,

    /// <summary>400.</summary>
    BadRequest,

    /// <summary>404.</summary>
    UnknownPath,
}

/// <summary>A request that is not done.</summary>
/// <param name="messages">From the component that was asked to the cause.</param>
internal sealed class Refusal(RefusalKind kind, params string[] messages) : Exception(string.Join(": ", messages))
{
    public RefusalKind Kind => kind;

    public IReadOnlyList<string> Messages => messages;

    public static Refusal BadJson(string why) => new(RefusalKind.BadRequest, "The body cannot be read", why);

    public static Refusal Cpu(string why) => new(RefusalKind.Failed, "CPU manager", why);

    public static Refusal Memory(params string[] why) => new(RefusalKind.Failed, ["Memory manager", .. why]);

    public static Refusal Config(string why) => new(RefusalKind.InvalidConfig, "The config does not hold", why);

    public static Refusal NotCreated() => new(RefusalKind.Missing, "VM not created");

    public static Refusal NotRunning() => new(RefusalKind.Failed, "VM not running");
}
