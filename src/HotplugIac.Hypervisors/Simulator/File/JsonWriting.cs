using System.Text.Json;
using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>Members that are left out where they have their default, so that the file shows what is special.</summary>
internal static class JsonWriting
{
    public static void Put(this Utf8JsonWriter writer, string name, int value, int usual)
    {
        if (value != usual)
        {
            writer.WriteNumber(name, value);
        }
    }

    public static void Put(this Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void Put(this Utf8JsonWriter writer, string name, bool value, bool usual)
    {
        if (value != usual)
        {
            writer.WriteBoolean(name, value);
        }
    }

    public static void Put(this Utf8JsonWriter writer, string name, ByteSize value, ByteSize usual = default)
    {
        if (value != usual)
        {
            writer.WriteString(name, value.ToString());
        }
    }

    public static void Put(this Utf8JsonWriter writer, string name, string? value, string? usual = null)
    {
        if (value is not null && value != usual)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>An array of objects; nothing when it is empty.</summary>
    public static void Put<T>(this Utf8JsonWriter writer, string name, EquatableList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
