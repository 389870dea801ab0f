namespace EndToEnd.Attributes;

/// <summary>The life of one attribute of the provider configuration. Values are HCL.</summary>
/// <param name="Set">Its value when a machine is created.</param>
/// <param name="Changed">Another value, which plans no change of a machine that exists.</param>
/// <param name="Wrong">A value that cannot be.</param>
internal sealed record ProviderRow(string Attribute, string Set, string Changed, string? Wrong, string? WrongCode)
{
    /// <summary>What of the machine shows that the value counts: an attribute and what it is; null where creating shows nothing.</summary>
    public (string Attribute, string Value)? Shows { get; init; }

    /// <summary>Whether the machine's own line, not the provider's, is where a wrong value is found out.</summary>
    public bool IsToldAtMachine { get; init; }

    public string Address => $"hotplug_virtual_machine.{Attribute}";
}
