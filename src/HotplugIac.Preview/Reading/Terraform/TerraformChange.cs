using HotplugIac.Preview.Reading.Json;
using HotplugIac.Preview.Reading.Machines;
using HotplugIac.Preview.Reports;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;

namespace HotplugIac.Preview.Reading.Terraform;

/// <summary>An element of <c>resource_changes</c> of a machine.</summary>
internal static class TerraformChange
{
    public const string ResourceType = "hotplug_virtual_machine";

    private static readonly HashSet<string> Attributes = [.. VirtualMachineSchema.Rows.Select(r => r.Name)];

    public static bool IsMachine(JsonFields resource) => resource.Required("type") == ResourceType && IsManaged(resource);

    /// <summary>Data sources change nothing.</summary>
    public static bool IsManaged(JsonFields resource) => resource.Text("mode") != "data";

    public static IReadOnlyList<string> Actions(JsonFields change, string address)
    {
        var actions = change.Texts("actions");
        return actions.Count > 0 ? actions : throw NoPlanException.Because($"the change of {ShortText.Of(address, 200)} has no actions.");
    }

    public static MachineChange Read(JsonFields resource)
    {
        var address = resource.Required("address");
        var change = resource.Object("change");
        var (before, after) = Values(change, address);
        var (action, isStrange) = Action(Actions(change, address), before, after);
        return new MachineChange(resource.Has("deposed") ? $"{address} (deposed)" : address, action, before, after)
        {
            IsStrange = isStrange,
            Secret = Secret(change, address),
            ReplacedFor = ReplacedFor(change, address),
            Reason = Reason(resource, change, action, isStrange),
            PreviousAddress = resource.Text("previous_address"),
            ImportId = ImportId(change),
        };
    }

    /// <summary>The machine before and after, with what is not known yet; null where there is none.</summary>
    public static (MapValue? Before, MapValue? After) Values(JsonFields change, string address)
    {
        var after = Marks.Unknown(Read(change, "after", address), Read(change, "after_unknown", address));
        return (Machine(Read(change, "before", address), "before", address), Machine(after, "after", address));
    }

    public static HashSet<string> Secret(JsonFields change, string address) =>
        [.. Marks.Names(Read(change, "before_sensitive", address)), .. Marks.Names(Read(change, "after_sensitive", address))];

    private static Value Read(JsonFields change, string name, string address) =>
        JsonValues.Of(change.Bytes(name), $"{name} of {ShortText.Of(address, 200)}", Attributes.Contains);

    private static MapValue? Machine(Value value, string name, string address) => value switch
    {
        MapValue map => map,
        NullValue => null,
        UnknownValue => new MapValue(Attributes.ToDictionary(a => a, _ => Value.Unknown, StringComparer.Ordinal)),
        _ => throw NoPlanException.Because($"{name} of {ShortText.Of(address, 200)} is no object."),
    };

    private static (MachineAction Action, bool IsStrange) Action(IReadOnlyList<string> actions, MapValue? before, MapValue? after) => actions switch
    {
        _ when actions.Contains("forget") => (MachineAction.Release, false),
        _ when actions.Any(a => a is not ("create" or "update" or "delete" or "no-op" or "read")) => (MachineAction.Update, true),
        _ when actions.Contains("delete") && actions.Contains("create") => (MachineAction.Replace, false),
        _ when actions.Contains("delete") => (Outlooks.IsOwned(before) ? MachineAction.Delete : MachineAction.Release, false),
        _ when actions.Contains("create") => (Outlooks.IsAdopted(after) ? MachineAction.Adopt : MachineAction.Create, false),
        _ when actions.Contains("update") => (MachineAction.Update, false),
        _ => (MachineAction.None, false),
    };

    private static List<string> ReplacedFor(JsonFields change, string address) => JsonValues.Of(change.Bytes("replace_paths"), $"replace_paths of {ShortText.Of(address, 200)}") switch
    {
        NullValue => [],
        ListValue list when list.Items.All(p => p is ListValue { Items: [TextValue, ..] }) => [.. list.Items.Select(p => ((TextValue)((ListValue)p).Items[0]).Text).Distinct(StringComparer.Ordinal)],
        _ => throw NoPlanException.Because($"replace_paths of {ShortText.Of(address, 200)} is no list of paths."),
    };

    private static string? ImportId(JsonFields change)
    {
        if (!change.Has("importing"))
        {
            return null;
        }

        var importing = change.Object("importing");
        return importing.Text("id") ?? (importing.Flag("unknown") == true ? "(not known until apply)" : "(by its identity)");
    }

    private static string? Reason(JsonFields resource, JsonFields change, MachineAction action, bool isStrange)
    {
        if (isStrange)
        {
            return $"the plan's actions are {string.Join(", ", change.Texts("actions").Select(a => ShortText.Of(a, 40)))}, which this program does not know";
        }

        var reason = resource.Text("action_reason");
        return action switch
        {
            MachineAction.Replace => reason switch
            {
                "replace_because_tainted" => "tainted: an earlier apply did not finish it",
                "replace_by_request" => "asked for with -replace",
                "replace_by_triggers" => "asked for by replace_triggered_by",
                _ => null,
            },
            MachineAction.Delete when resource.Has("deposed") => "what an earlier replacement left behind",
            MachineAction.Delete => reason switch
            {
                "delete_because_no_resource_config" => "it is no longer in the configuration",
                "delete_because_no_module" => "its module is no longer in the configuration",
                "delete_because_each_key" => "its key is no longer in for_each",
                "delete_because_count_index" => "count no longer reaches it",
                "delete_because_wrong_repetition" => "count or for_each came or went",
                "delete_because_no_move_target" => "it was moved to an address that is not in the configuration",
                _ => null,
            },
            MachineAction.Release when change.Texts("actions").Contains("create") => "another one takes its place",
            _ => null,
        };
    }
}
