using System.Text.Json;
using HotplugIac.Hypervisors.Json;

namespace HotplugIac.Hypervisors.Simulator.File;

/// <summary>How the guest behaves.</summary>
internal static class GuestJson
{
    private static readonly string[] Names =
    [
        "unplug", "answers_after_looks", "keeps", "follows_per_look", "has_virtio_mem", "shuts_down", "has_agent", "onlines_itself", "obeys_agent",
    ];

    private static readonly Words<GuestUnplug> Unplugs = new(u => JsonNamingPolicy.SnakeCaseLower.ConvertName(u.ToString()));

    public static SimulatedGuest Read(JsonItem? item)
    {
        var usual = SimulatedGuest.Default;
        return item?.Known(Names) is null ? usual : new SimulatedGuest
        {
            Unplug = item["unplug"] is { } unplug ? Unplugs.Read(unplug) : usual.Unplug,
            AnswersAfterLooks = item["answers_after_looks"]?.Whole() ?? usual.AnswersAfterLooks,
            Keeps = item["keeps"]?.Size() ?? usual.Keeps,
            FollowsPerLook = item["follows_per_look"]?.Size() ?? usual.FollowsPerLook,
            HasVirtioMem = item["has_virtio_mem"]?.Flag() ?? usual.HasVirtioMem,
            ShutsDown = item["shuts_down"]?.Flag() ?? usual.ShutsDown,
            HasAgent = item["has_agent"]?.Flag() ?? usual.HasAgent,
            OnlinesItself = item["onlines_itself"]?.Flag() ?? usual.OnlinesItself,
            ObeysAgent = item["obeys_agent"]?.Flag() ?? usual.ObeysAgent,
        };
    }

    public static void Write(Utf8JsonWriter writer, SimulatedGuest guest)
    {
        var usual = SimulatedGuest.Default;
        if (guest == usual)
        {
            return;
        }

        writer.WriteStartObject("guest");
        writer.Put("unplug", Unplugs[guest.Unplug], Unplugs[usual.Unplug]);
        writer.Put("answers_after_looks", guest.AnswersAfterLooks, usual.AnswersAfterLooks);
        writer.Put("keeps", guest.Keeps, usual.Keeps);
        writer.Put("follows_per_look", guest.FollowsPerLook, usual.FollowsPerLook);
        writer.Put("has_virtio_mem", guest.HasVirtioMem, usual.HasVirtioMem);
        writer.Put("shuts_down", guest.ShutsDown, usual.ShutsDown);
        writer.Put("has_agent", guest.HasAgent, usual.HasAgent);
        writer.Put("onlines_itself", guest.OnlinesItself, usual.OnlinesItself);
        writer.Put("obeys_agent", guest.ObeysAgent, usual.ObeysAgent);
        writer.WriteEndObject();
    }
}
