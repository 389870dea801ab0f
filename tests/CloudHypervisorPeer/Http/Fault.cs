using System.Text.Json.Nodes;
using HotplugIac.Peer.Config;

namespace HotplugIac.Peer.Http;

/// <summary>What goes wrong with one call.</summary>
internal enum FaultKind
{
    /// <summary>It is not done; the answer is an error.</summary>
    Error,

    /// <summary>It is not done; no answer comes until the faults are cleared.</summary>
    Stall,

    /// <summary>It is not done; the connection ends.</summary>
    Drop,

    /// <summary>It is not done; the answer is a success that cannot be read.</summary>
    Garbage,

    /// <summary>It is not done; the answer is a success.</summary>
    NotDone,

    /// <summary>It is done; the answer is an error.</summary>
    DoneButError,
}

/// <summary>A fault that waits for its call.</summary>
/// <param name="Path">Without the root.</param>
/// <param name="IsText">The error is text, whatever the release would say.</param>
internal sealed record Fault(string Path, FaultKind Kind, int Status, bool? IsText)
{
    /// <summary>How many calls of the path are to come, with the one that fails.</summary>
    public int Left { get; set; }

    /// <exception cref="FormatException">It is none.</exception>
    public static Fault Read(JsonObject body) => new(
        body.Text("path") ?? throw new FormatException("A fault needs a path."),
        body.Text("kind") switch
        {
            "error" => FaultKind.Error,
            "stall" => FaultKind.Stall,
            "drop" => FaultKind.Drop,
            "garbage" => FaultKind.Garbage,
            "not-done" => FaultKind.NotDone,
            "done-but-error" => FaultKind.DoneButError,
            var kind => throw new FormatException($"There is no fault {kind}."),
        },
        (int)(body.Number("status") ?? 500),
        body.Text("body") is { } form ? form == "text" : null)
    {
        Left = (int)(body.Number("nth") ?? 1),
    };

    /// <summary>The error that it makes.</summary>
    public Answer Error(PeerVersion version)
    {
        string[] messages = ["Error from API", $"{Path} failed", "This fault was asked for"];
        return IsText is { } text ? Answer.Error(Status, messages, version with { Major = text ? 46 : 47 }) : Answer.Error(Status, messages, version);
    }
}

/// <summary>The faults that wait.</summary>
internal sealed class Faults : IDisposable
{
    private readonly List<Fault> _waiting = [];
    private CancellationTokenSource _cleared = new();

    /// <summary>Ends what stalls.</summary>
    public CancellationToken Cleared => _cleared.Token;

    public void Add(Fault fault) => _waiting.Add(fault);

    public void Clear()
    {
        _waiting.Clear();
        _cleared.Cancel();
        _cleared.Dispose();
        _cleared = new CancellationTokenSource();
    }

    /// <summary>The fault of this call, which is then used up.</summary>
    public Fault? Next(string path)
    {
        foreach (var fault in _waiting.Where(f => f.Path == path))
        {
            fault.Left--;
        }

        var due = _waiting.Find(f => f.Path == path && f.Left <= 0);
        if (due is not null)
        {
            _waiting.Remove(due);
        }

        return due;
    }

    public void Dispose() => _cleared.Dispose();
}
