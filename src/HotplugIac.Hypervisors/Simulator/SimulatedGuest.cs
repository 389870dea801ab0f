using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator;

/// <summary>What a simulated guest does when it is asked to give a vCPU or a memory device back.</summary>
public enum GuestUnplug
{
    /// <summary>It gives back what it is asked for.</summary>
    Obeys,

    /// <summary>It says no. For a DIMM that is told at once; a vCPU that is kept looks like silence (RULEBOOK A1, "n -> m, m&lt;n").</summary>
    Refuses,

    /// <summary>It does not answer: an error for vCPUs (code 68), a success reply for a DIMM that stays (RULEBOOK D1).</summary>
    Silent,
}

/// <summary>The guest system of a simulated machine: settings that users and tests choose.</summary>
public sealed record SimulatedGuest
{
    public static SimulatedGuest Default { get; } = new();

    /// <summary>For vCPUs and whole devices. What it gives of a virtio-mem device that is asked for less is <see cref="Keeps"/>' to say.</summary>
    public GuestUnplug Unplug { get; init; } = GuestUnplug.Obeys;

    /// <summary>
    /// After how many looks at the machine a silent guest does all the same what it was asked for, and how many looks a shutdown
    /// takes. Zero: never late, and a shutdown takes one look.
    /// </summary>
    public int AnswersAfterLooks { get; init; }

    /// <summary>What it keeps of a virtio-mem device, whatever is asked. Zero: it gives back all.</summary>
    public ByteSize Keeps { get; init; }

    /// <summary>How much of a virtio-mem request it follows from one look to the next. Zero: all of it at once.</summary>
    public ByteSize FollowsPerLook { get; init; }

    /// <summary>Whether it has the virtio_mem driver; without, a request is never followed.</summary>
    public bool HasVirtioMem { get; init; } = true;

    /// <summary>Whether a shutdown request is obeyed.</summary>
    public bool ShutsDown { get; init; } = true;

    /// <summary>Whether a guest agent answers.</summary>
    public bool HasAgent { get; init; } = true;

    /// <summary>Whether what is plugged comes online by itself (udev rule, <c>auto_online_blocks</c>).</summary>
    public bool OnlinesItself { get; init; } = true;

    /// <summary>Whether what its agent is told to online comes online.</summary>
    public bool ObeysAgent { get; init; } = true;
}
