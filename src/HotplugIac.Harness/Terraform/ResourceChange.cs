using System.Text.Json;

namespace HotplugIac.Harness;

/// <summary>What a plan says about one resource.</summary>
public sealed class ResourceChange(JsonElement root)
{
    public JsonElement Root { get; } = root;

    public string Address { get; } = JsonPath.Text(root, "address");

    /// <summary>Terraform's own words, in order: <c>["delete", "create"]</c> is a replacement.</summary>
    public IReadOnlyList<string> Actions { get; } =
        [.. JsonPath.Items(root, "change", "actions").Select(action => action.GetString() ?? "")];

    public PlannedAction Action => Actions switch
    {
        ["no-op"] => PlannedAction.NoOp,
        ["create"] => PlannedAction.Create,
        ["read"] => PlannedAction.Read,
        ["update"] => PlannedAction.Update,
        ["delete"] => PlannedAction.Delete,
        ["delete", "create"] or ["create", "delete"] => PlannedAction.Replace,
        ["forget"] => PlannedAction.Forget,
        _ => PlannedAction.Other,
    };

    /// <summary>A value as it is now; null when there is none. A step of the path is an attribute, a map key or a list index.</summary>
    public JsonElement? Before(params string[] path) => JsonPath.Find(Root, ["change", "before", .. path]);

    /// <summary>A value as planned; null when there is none or it is unknown (see <see cref="IsUnknown"/>).</summary>
    public JsonElement? Planned(params string[] path) => JsonPath.Find(Root, ["change", "after", .. path]);

    /// <summary>A planned value as text, numbers and truth values as JSON spells them; null when absent, unknown or null.</summary>
    public string? PlannedText(params string[] path) =>
        JsonPath.Spelled(Planned(path));

    /// <summary>Whether a value is known only after apply; also when a value around it is unknown as a whole.</summary>
    public bool IsUnknown(params string[] path)
    {
        for (var length = 0; length <= path.Length; length++)
        {
            if (JsonPath.Find(Root, ["change", "after_unknown", .. path[..length]]) is { ValueKind: JsonValueKind.True })
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a plan is going to do with a resource.</summary>
public enum PlannedAction
{
    NoOp,
    Create,
    Read,
    Update,
    Delete,
    Replace,
    Forget,

    /// <summary>Something newer than this library.</summary>
    Other,
}
