using HotplugIac.Resources.Schema;

namespace HotplugIac.Resources.Input;

/// <summary>The names that users write for the values of a closed set.</summary>
internal sealed class Choice<T>(string typeName, params (string Name, T Value)[] all)
    where T : struct
{
    public ChoiceSchema Schema { get; } = new(typeName, [.. all.Select(c => c.Name)]);

    public T? Find(string name) => all.Where(c => c.Name == name).Select(c => (T?)c.Value).FirstOrDefault();

    public string Name(T value) => all.First(c => c.Value.Equals(value)).Name;

    /// <summary>For messages: <c>"a", "b" or "c"</c>.</summary>
    public string Allowed => all.Length == 1 ? Quoted(all[0])
        : $"{string.Join(", ", all[..^1].Select(Quoted))} or {Quoted(all[^1])}";

    private static string Quoted((string Name, T Value) choice) => $"\"{choice.Name}\"";
}
