using System.Text.Json.Nodes;

namespace HotplugIac.Soak.Worlds;

/// <summary>A file of the simulator, read and edited as docs/simulator.md says and not by the product's own code.</summary>
internal sealed class HostFile(string path)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public string Path { get; } = path;

    public string Uri => "sim://" + Path;

    public async Task WriteAsync(JsonArray machines) =>
        await File.WriteAllTextAsync(Path, new JsonObject { ["machines"] = machines }.ToJsonString());

    /// <summary>Always possible: a change replaces the file as a whole.</summary>
    public async Task<JsonNode> ReadAsync() => JsonNode.Parse(await File.ReadAllTextAsync(Path))!;

    /// <summary>Changes the file while others use it: as they do, with the lock beside it.</summary>
    public async Task EditAsync(Action<JsonNode> change)
    {
        using var held = await TakeAsync();
        var state = await ReadAsync();
        change(state);
        await File.WriteAllTextAsync(Path + ".edit", state.ToJsonString());
        File.Move(Path + ".edit", Path, overwrite: true);
    }

    public static Dictionary<string, JsonObject> Machines(JsonNode state) =>
        (state["machines"]?.AsArray() ?? []).Select(m => m!.AsObject()).ToDictionary(m => m["name"]!.GetValue<string>(), StringComparer.Ordinal);

    private async Task<FileStream> TakeAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(Pause);
            }
        }
    }
}
