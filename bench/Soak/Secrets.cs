namespace HotplugIac.Soak;

/// <summary>Texts that stand nowhere by accident, and in no message.</summary>
internal static class Secrets
{
    /// <summary>Of a display; VNC takes eight characters.</summary>
    public const string Display = "oyster77";

    /// <summary>Of a user whom no hypervisor knows.</summary>
    public const string Password = "sasl-91-walnut";

    public static IReadOnlyList<string> All { get; } = [Display, Password];
}
