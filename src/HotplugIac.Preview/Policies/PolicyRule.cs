using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Policies;

/// <param name="Windows">Inside any of them it lets pass; empty: at no time.</param>
/// <param name="Reason">For the reviewer: why the rule is there.</param>
public sealed record PolicyRule(
    string Name, PolicyConditions When, PolicyScope Match, PolicyEffect Effect, EquatableList<PolicyWindow> Windows, string Reason);
