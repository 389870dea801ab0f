namespace HotplugIac.Hypervisors.Json;

/// <summary>The words of an enumeration in JSON.</summary>
public sealed class Words<T>(Func<T, string> word)
    where T : struct, Enum
{
    private readonly (T Value, string Word)[] _words = [.. Enum.GetValues<T>().Select(v => (v, word(v)))];

    public string this[T value] => Array.Find(_words, w => EqualityComparer<T>.Default.Equals(w.Value, value)).Word;

    /// <exception cref="JsonTextException">It is none of them.</exception>
    public T Read(JsonItem item)
    {
        var text = item.Text();
        foreach (var (value, known) in _words)
        {
            if (known == text)
            {
                return value;
            }
        }

        throw item.Wrong($"one of {string.Join(", ", _words.Select(w => $"\"{w.Word}\""))}");
    }
}
