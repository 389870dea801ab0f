using HotplugIac.Core.Model;
using HotplugIac.Soak.Worlds;
using TerraformPlugin;

namespace HotplugIac.Soak.Oracles;

/// <summary>Whether a state is the truth about a machine that somebody else looked at.</summary>
internal static class StateOracle
{
    public static IEnumerable<string> Lies(TfObject state, Observed machine)
    {
        if (Text(state["power_state"]) != machine.Power)
        {
            yield return $"power_state is {state["power_state"]}, but the machine is {machine.Power}";
        }

        var live = state["live_values"] as TfObject;
        if (live is null != machine.Running is null)
        {
            yield return $"live_values are {state["live_values"]}, but the machine is {machine.Power}";
        }

        if (live is not null && machine.Running is not null)
        {
            foreach (var (attribute, value) in machine.Running.All.Where(a => Number(live[a.Attribute]) != a.Value))
            {
                yield return $"live_values.{attribute} is {live[attribute]}, but the machine has {value}";
            }
        }

        // Which of the two stands there depends on what was asked for; a third is a lie.
        foreach (var ((attribute, next), (_, now)) in machine.Configured.All.Zip((machine.Running ?? machine.Configured).All))
        {
            if (Number(state[attribute]) is var told && told != next && told != now)
            {
                yield return $"{attribute} is {state[attribute]}, but the machine has {now} and will have {next}";
            }
        }

        if (state["pending_reboot"] is TfBool { Value: false } && machine.Running is { } running && running != machine.Configured)
        {
            yield return $"pending_reboot is false, but the machine has {running} and will have {machine.Configured}";
        }
    }

    private static string? Text(TfValue value) => (value as TfString)?.Value;

    private static long? Number(TfValue value) => value switch
    {
        TfNumber number when number.TryGetDecimal(out var exact) => (long)exact,
        TfString text when ByteSize.TryParse(text.Value, out var size, out _) => size.Bytes,
        _ => null,
    };
}
