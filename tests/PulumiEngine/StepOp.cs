namespace HotplugIac.PulumiEngine;

/// <summary>What the engine did to a resource, by Pulumi's own names.</summary>
public enum StepOp
{
    Same,
    Create,
    Update,
    Delete,

    /// <summary>The logical step of a replacement; its physical ones are the two below.</summary>
    Replace,
    CreateReplacement,
    DeleteReplaced,

    /// <summary>Dropped from the state without a call, because it was deleted before in a replacement that did not end.</summary>
    RemovePendingReplace,
    Read,
    Refresh,
    Import,
    ImportReplacement,
}
