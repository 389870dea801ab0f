using HotplugIac.Core.Model;

namespace HotplugIac.Preview.Reports;

/// <summary>The sizes of a machine at up to three moments, for pictures.</summary>
/// <param name="Before">What runs now; of a machine that is off its configuration; null for one that is still to be made.</param>
/// <param name="After">What runs once the plan is applied; null for one that is gone.</param>
/// <param name="AfterReboot">What its next boot brings; null when that is the same as <paramref name="After"/>.</param>
public sealed record MachinePicture(Sizing? Before, Sizing? After, Sizing? AfterReboot);
