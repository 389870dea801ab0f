using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Policies;

/// <summary>What passes although rules match, warnings too, until a day.</summary>
/// <param name="Rules">The names of the rules it is for.</param>
/// <param name="Expires">The last day on which it holds.</param>
public sealed record PolicyException(EquatableList<string> Rules, PolicyScope Match, string Owner, string Reason, DateOnly Expires);
