using System.Text.Json;

namespace HotplugIac.Harness;

/// <summary>A saved plan as <c>terraform show -json</c> renders it. Properties that are not known here stay reachable through <see cref="Root"/>.</summary>
public sealed class PlanDocument
{
    public PlanDocument(JsonElement root)
    {
        Root = root;
        ResourceChanges = Changes(root, "resource_changes");
        Drift = Changes(root, "resource_drift");
    }

    public JsonElement Root { get; }

    /// <summary>By address. Resources without a change are there too, with <see cref="PlannedAction.NoOp"/>.</summary>
    public IReadOnlyDictionary<string, ResourceChange> ResourceChanges { get; }

    /// <summary>What Terraform found changed outside of it, by address.</summary>
    public IReadOnlyDictionary<string, ResourceChange> Drift { get; }

    /// <summary>The change of the resource at an address.</summary>
    /// <exception cref="KeyNotFoundException">The plan does not mention it; the message lists what it mentions.</exception>
    public ResourceChange this[string address] => ResourceChanges.TryGetValue(address, out var change)
        ? change
        : throw new KeyNotFoundException($"the plan does not mention {address}, only: {string.Join(", ", ResourceChanges.Keys)}");

    /// <summary>A planned output value; null when there is none, or it is not known yet.</summary>
    public JsonElement? PlannedOutput(string name) => JsonPath.Find(Root, ["planned_values", "outputs", name, "value"]);

    public static PlanDocument Parse(string json) => new(JsonPath.Parse(json));

    private static Dictionary<string, ResourceChange> Changes(JsonElement root, string property)
    {
        var changes = new Dictionary<string, ResourceChange>();
        foreach (var item in JsonPath.Items(root, property))
        {
            // A deposed object shares the address of the current one, which is the one that is asked for.
            if (!item.TryGetProperty("deposed", out _))
            {
                changes[JsonPath.Text(item, "address")] = new ResourceChange(item);
            }
        }

        return changes;
    }
}
