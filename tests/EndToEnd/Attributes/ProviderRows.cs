namespace EndToEnd.Attributes;

/// <summary>One row for each attribute of the provider configuration.</summary>
internal static class ProviderRows
{
    /// <param name="path">The simulator's file.</param>
    public static IReadOnlyList<ProviderRow> All(string path) =>
    [
        new("uri", $"\"sim://{path}\"", $"\"sim://{Path.GetDirectoryName(path)}/./{Path.GetFileName(path)}\"", "\"vbox:///session\"", "HP9010"),
        new("auth", "{ username = \"a\", password = \"b\" }", "{ username = \"c\" }", null, null),
        new("hosts", $"[\"sim://{path}.other\"]", "[]", "[\"vbox:///session\"]", "HP9010"),
        new("headroom", "{ vcpus = 2 }", "{ vcpus = 3, memory = 3 }", "{ vcpus = 0 }", "HP9027") { Shows = ("max_vcpus", "4") },
        new("max_parallel_power_cycles", "2", "1", "0", "HP9027"),
        new("on_unreachable", "\"keep\"", "\"error\"", "\"shrug\"", "HP9026"),
        new("simulate", $"\"{path}\"", $"\"{Path.GetDirectoryName(path)}/./{Path.GetFileName(path)}\"", "\"/nonexistent/folder/state.json\"", "HP9032") { Shows = ("hypervisor", "simulator"), IsToldAtMachine = true },
    ];
}
