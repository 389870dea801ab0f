namespace LibvirtProbe;

/// <summary>What was to be measured could not be measured.</summary>
internal sealed class BenchException(string message) : Exception(message);
