namespace HotplugIac.Soak;

/// <summary>Texts that stand nowhere by accident, and in no message.</summary>
internal static class Secrets
{
    public const string Display = "vnc-77-oyster";
    public const string Password = "sasl-91-walnut";

    public static IReadOnlyList<string> All { get; } = [Display, Password];
}
