namespace HotplugIac.Preview.Rendering;

/// <summary>What a reviewer is told about a machine in a word: each machine has one. In falling order of severity.</summary>
internal enum MachineOutcome
{
    Deleted,
    Replaced,
    Stopped,

    /// <summary>It is not known what happens, or whether the machine is stopped.</summary>
    Unknown,

    /// <summary>The machine keeps running, and something waits for its next boot.</summary>
    Waiting,
    Live,
    Released,
    Created,
    Adopted,

    /// <summary>Something of the resource changes that is nothing to the machine, such as a timeout.</summary>
    Settings,
    Moved,
    Imported,

    /// <summary>Nothing is done; somebody changed the machine outside of the tool.</summary>
    Drifted,
    Unchanged,
}
