namespace HotplugIac.Core.Checking;

/// <summary>What a hypervisor would refuse in a configuration.</summary>
/// <param name="About">A plan is not to blame for a flaw about something that was flawed before: machines that are adopted may be odd.</param>
internal readonly record struct Flaw(string About, string Text);
