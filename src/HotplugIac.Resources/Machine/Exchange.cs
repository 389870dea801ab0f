using HotplugIac.Core.Model;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Machine;

/// <summary>A change to plan.</summary>
/// <param name="Prior">Null for a create.</param>
/// <param name="Private">What <see cref="ReadReply"/>, <see cref="ApplyReply"/> or <see cref="ImportReply"/> returned last.</param>
public sealed record PlanRequest(MapValue? Prior, MapValue Config, byte[] Private);

/// <param name="Planned">The state that apply will leave behind.</param>
/// <param name="Replaces">Attributes whose change means another machine.</param>
public sealed record PlanReply(MapValue Planned, IReadOnlyList<string> Replaces, byte[] Private, EquatableList<Problem> Problems);

/// <summary>A planned change to carry out.</summary>
/// <param name="Prior">Null for a create.</param>
/// <param name="Planned">Null for a delete.</param>
/// <param name="Private">What <see cref="PlanReply"/> returned.</param>
public sealed record ApplyRequest(MapValue? Prior, MapValue? Planned, MapValue Config, byte[] Private);

/// <param name="State">What is true now, after a failure too; null when there is nothing (more) to keep.</param>
public sealed record ApplyReply(MapValue? State, byte[] Private, EquatableList<Problem> Problems);

/// <param name="State">Null when the machine is gone.</param>
public sealed record ReadReply(MapValue? State, byte[] Private, EquatableList<Problem> Problems);

public sealed record ImportReply(MapValue? State, byte[] Private, EquatableList<Problem> Problems);
