using System.Text.Json.Nodes;

namespace HotplugIac.PulumiEngine.Values;

/// <summary>How <c>ignoreChanges</c> puts old values back (PropertyPath.Reset).</summary>
internal sealed partial class PropertyPath
{
    /// <summary>Puts the value of <paramref name="old"/> at this path into <paramref name="fresh"/>, or removes it there when old has none.</summary>
    /// <returns>False when that is impossible: elements of arrays are neither added nor removed, nor are objects on the way.</returns>
    public bool Reset(JsonObject old, JsonObject fresh) => Reset(0, old, fresh, false, false);

    private bool Reset(int at, JsonNode? old, JsonNode? fresh, bool oldSecret, bool freshSecret)
    {
        if (at == _elements.Count)
        {
            return false;
        }

        (old, var wrapped) = Unwrap(old);
        oldSecret |= wrapped;
        (fresh, wrapped) = Unwrap(fresh);
        freshSecret |= wrapped;

        var last = at == _elements.Count - 1;
        JsonNode? Take(JsonNode? value) => oldSecret && !freshSecret ? PulumiValue.Secret(value) : value?.DeepClone();
        bool Below(JsonNode? o, JsonNode? f) => Reset(at + 1, o, f, oldSecret, freshSecret);

        return _elements[at] switch
        {
            int index => last ? ResetElement(index, old, fresh, Take) : Descend(index, old, fresh, Below),
            "*" => last ? ResetAll(old, fresh, Take) : DescendAll(old, fresh, Below),
            string name => last ? ResetMember(name, old, fresh, Take) : Descend(name, old, fresh, Below),
            _ => false,
        };
    }

    private static bool ResetElement(int index, JsonNode? old, JsonNode? fresh, Func<JsonNode?, JsonNode?> take)
    {
        if (index < 0 || old is not JsonArray olds || fresh is not JsonArray news)
        {
            return index >= 0 && old is not JsonArray && fresh is not JsonArray;
        }

        if (index >= olds.Count || index >= news.Count)
        {
            return index >= olds.Count && index >= news.Count;
        }

        news[index] = take(olds[index]);
        return true;
    }

    private static bool ResetMember(string name, JsonNode? old, JsonNode? fresh, Func<JsonNode?, JsonNode?> take)
    {
        if (old is JsonObject olds && olds.TryGetPropertyValue(name, out var value))
        {
            if (fresh is not JsonObject target)
            {
                return false;
            }

            target[name] = take(value);
            return true;
        }

        (fresh as JsonObject)?.Remove(name);
        return true;
    }

    private static bool ResetAll(JsonNode? old, JsonNode? fresh, Func<JsonNode?, JsonNode?> take)
    {
        switch (fresh)
        {
            case JsonObject news:
                if (old is JsonObject olds)
                {
                    news.Clear();
                    foreach (var (name, value) in olds)
                    {
                        news[name] = take(value);
                    }
                }

                return true;
            case JsonArray news:
                if (old is not JsonArray list)
                {
                    return true;
                }

                for (var i = 0; i < Math.Min(list.Count, news.Count); i++)
                {
                    news[i] = take(list[i]);
                }

                return list.Count == news.Count;
            default:
                return false;
        }
    }

    private static bool Descend(int index, JsonNode? old, JsonNode? fresh, Func<JsonNode?, JsonNode?, bool> below)
    {
        if (index < 0 || old is not JsonArray olds || fresh is not JsonArray news)
        {
            return index >= 0 && old is not JsonArray && fresh is not JsonArray;
        }

        return index < olds.Count && index < news.Count && below(olds[index], news[index]);
    }

    private static bool Descend(string name, JsonNode? old, JsonNode? fresh, Func<JsonNode?, JsonNode?, bool> below)
    {
        if (old is not JsonObject olds || fresh is not JsonObject news)
        {
            return old is not JsonObject && fresh is not JsonObject;
        }

        var (hadOld, hasNew) = (olds.TryGetPropertyValue(name, out var oldValue), news.TryGetPropertyValue(name, out var newValue));
        return (hadOld, hasNew) switch
        {
            (true, false) => false,
            (false, false) => true,
            _ => below(oldValue, newValue),
        };
    }

    private static bool DescendAll(JsonNode? old, JsonNode? fresh, Func<JsonNode?, JsonNode?, bool> below) => (old, fresh) switch
    {
        (JsonObject olds, JsonObject news) => olds.All(p => news.TryGetPropertyValue(p.Key, out var value) && below(p.Value, value)),
        (JsonArray olds, JsonArray news) => olds.Zip(news).All(p => below(p.First, p.Second)) && olds.Count == news.Count,
        _ => false,
    };
}
