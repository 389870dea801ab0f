using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace HotplugIac.FakeProvider;

/// <summary>The resources: one file each in a folder, so that tests can look at them and change them. Beside them a log of the calls.</summary>
internal sealed class World(string folder)
{
    private readonly Lock _turn = new();

    public JsonObject? Find(string id)
    {
        lock (_turn)
        {
            return File.Exists(PathOf(id)) ? JsonNode.Parse(File.ReadAllText(PathOf(id)))!.AsObject() : null;
        }
    }

    public void Save(string id, JsonObject thing)
    {
        lock (_turn)
        {
            File.WriteAllText(PathOf(id), thing.ToJsonString());
        }
    }

    /// <summary>Saves a new one under an id that nothing has.</summary>
    public string Add(string name, JsonObject thing)
    {
        lock (_turn)
        {
            var number = Enumerable.Range(1, int.MaxValue).First(n => !File.Exists(PathOf($"{name}-{n}")));
            Save($"{name}-{number}", thing);
            return $"{name}-{number}";
        }
    }

    public void Remove(string id)
    {
        lock (_turn)
        {
            File.Delete(PathOf(id));
        }
    }

    /// <summary>Several processes may write here.</summary>
    public void Log(string method, IMessage request)
    {
        lock (_turn)
        {
            File.AppendAllText(Path.Combine(folder, "calls.log"), $"{method} {JsonFormatter.Default.Format(request)}\n");
        }
    }

    public static JsonObject ToJson(Struct? properties) =>
        properties is null ? [] : JsonNode.Parse(JsonFormatter.Default.Format(properties))!.AsObject();

    public static Struct ToStruct(JsonObject properties) => JsonParser.Default.Parse<Struct>(properties.ToJsonString());

    private string PathOf(string id) => Path.Combine(folder, id + ".json");
}
