using HotplugIac.Core.Model;

namespace HotplugIac.Resources.Forecasting;

/// <summary>What is shown of a machine besides its sizes, and decides what has to be tried.</summary>
/// <param name="HasMinVcpus">Whether the floor of live shrinking is shown.</param>
/// <param name="Method">The memory method that is shown; null when none is.</param>
/// <param name="NamesMethod">Whether a method is asked for.</param>
internal sealed record ShownFacts(bool HasMinVcpus, MemoryModel? Method, bool NamesMethod);
