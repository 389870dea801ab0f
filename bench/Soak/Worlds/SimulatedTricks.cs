using System.Globalization;
using System.Text.Json.Nodes;

namespace HotplugIac.Soak.Worlds;

/// <summary>What happens to a simulated machine behind the product's back, and what shall go wrong with its next calls.</summary>
internal static class SimulatedTricks
{
    private static readonly string[] Calls =
    [
        "live", "live", "live", "write", "write", "change", "change", "restore", "mark", "shutdown", "destroy", "start", "online", "create", "delete", "read", "agent",
    ];

    private static readonly string[] Kinds = ["fails", "fails", "done_but_error", "success_but_nothing", "drops", "done_but_drops"];

    /// <summary>One of these stalls: it costs the whole time of an operation.</summary>
    private const int StallOneIn = 150;

    /// <returns>What was done, in words; null when there is nothing to do with this machine.</returns>
    public static string? Play(JsonNode state, Subject subject, JsonObject? machine)
    {
        var random = subject.Random;
        return random.Next(12) switch
        {
            < 6 => Fault(state, subject),
            < 9 when machine is not null => Guest(random, machine),
            < 12 when machine is not null => Administrator(state, random, machine),
            _ => null,
        };
    }

    public static void Calm(JsonNode state, IReadOnlyDictionary<string, JsonObject> machines, IReadOnlyCollection<Subject> subjects, Func<Subject, JsonObject> seed)
    {
        var names = subjects.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var fault in (state["faults"]?.AsArray() ?? []).Where(f => names.Contains(f!["machine"]?.GetValue<string>() ?? string.Empty)).ToList())
        {
            state["faults"]!.AsArray().Remove(fault);
        }

        foreach (var subject in subjects)
        {
            if (machines.GetValueOrDefault(subject.Name) is not { } machine)
            {
                if (!subject.IsOwned)
                {
                    state["machines"]!.AsArray().Add(seed(subject));
                }

                continue;
            }

            foreach (var member in new[] { "guest", "paused", "managed_save", "late", "looks_to_off" })
            {
                machine.Remove(member);
            }
        }
    }

    private static string Fault(JsonNode state, Subject subject)
    {
        var random = subject.Random;
        var fault = new JsonObject
        {
            ["call"] = Calls[random.Next(Calls.Length)],
            ["nth"] = random.Next(1, 4),
            ["kind"] = random.Next(StallOneIn) == 0 ? "stalls" : Kinds[random.Next(Kinds.Length)],
            ["machine"] = subject.Name,
        };
        if (state["faults"] is not JsonArray faults)
        {
            state["faults"] = faults = [];
        }

        faults.Add(fault);
        return $"fault {fault["kind"]} of {fault["call"]} {fault["nth"]}";
    }

    private static string Guest(Random random, JsonObject machine)
    {
        var guest = random.Next(8) switch
        {
            0 => new JsonObject { ["unplug"] = "refuses" },
            1 => new JsonObject { ["unplug"] = "silent" },
            2 => new JsonObject { ["unplug"] = "silent", ["answers_after_looks"] = random.Next(1, 6) },
            3 => new JsonObject { ["keeps"] = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 9) * 64}MiB") },
            4 => new JsonObject { ["shuts_down"] = false },
            5 => new JsonObject { ["onlines_itself"] = false, ["obeys_agent"] = random.Next(2) == 0 },
            6 => new JsonObject { ["has_agent"] = false },
            _ => new JsonObject { ["has_virtio_mem"] = false },
        };
        machine["guest"] = guest;
        return $"guest {guest.ToJsonString()}";
    }

    private static string? Administrator(JsonNode state, Random random, JsonObject machine)
    {
        var isRunning = machine["running"] is not JsonValue flag || flag.GetValue<bool>();
        switch (random.Next(7))
        {
            case 0:
                state["machines"]!.AsArray().Remove(machine);
                return "undefined";
            case 1 when isRunning:
                machine["paused"] = true;
                return "paused";
            case 2 when isRunning:
                Switch(machine, isOn: false);
                machine["managed_save"] = true;
                return "saved";
            case 3 or 4 when isRunning:
                return GrowLive(machine);
            case 5:
                return GrowConfigured(machine);
            default:
                Switch(machine, isOn: !isRunning);
                return isRunning ? "destroyed" : "started";
        }
    }

    private static string? GrowLive(JsonObject machine)
    {
        if (machine["running"] is not JsonObject running)
        {
            machine["running"] = running = machine["configured"]!.DeepClone().AsObject();
        }

        var vcpus = running["vcpus"]!.GetValue<int>();
        if (vcpus >= (running["max_vcpus"]?.GetValue<int>() ?? vcpus))
        {
            return null;
        }

        running["vcpus"] = vcpus + 1;
        machine.Remove("online_vcpus");
        return "setvcpus --live";
    }

    private static string? GrowConfigured(JsonObject machine)
    {
        var configured = machine["configured"]!.AsObject();
        var vcpus = configured["vcpus"]!.GetValue<int>();
        if (vcpus >= (configured["max_vcpus"]?.GetValue<int>() ?? vcpus))
        {
            return null;
        }

        // True means "as configured", which it no longer is.
        machine["running"] = machine["running"] is JsonValue flag && flag.GetValue<bool>() ? configured.DeepClone() : machine["running"]?.DeepClone();
        configured["vcpus"] = vcpus + 1;
        return "setvcpus --config";
    }

    private static void Switch(JsonObject machine, bool isOn)
    {
        foreach (var member in new[] { "paused", "late", "looks_to_off", "online_vcpus", "online_blocks", "virtio_mem_at_boot" })
        {
            machine.Remove(member);
        }

        machine["boots"] = (machine["boots"]?.GetValue<int>() ?? (isOn ? 0 : 1)) + (isOn ? 1 : 0);
        machine["running"] = isOn;
    }
}
