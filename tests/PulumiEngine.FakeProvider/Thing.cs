using System.Text.Json.Nodes;

namespace HotplugIac.FakeProvider;

/// <summary>The inputs of a <c>fake:index:Thing</c>, wire form.</summary>
internal sealed record Thing(JsonObject Inputs)
{
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>How it is called; by default as in the program.</summary>
    public string? Name => Text("name");

    /// <summary>Check refuses, for this reason.</summary>
    public string? Invalid => Text("invalid");

    /// <summary><c>internal</c>, <c>refused</c> or <c>partial</c>: how Create and Update fail.</summary>
    public string? Fail => Text("fail");

    /// <summary>Diff leaves the question open.</summary>
    public bool DiffsUnknown => Flag("unknownDiff");

    /// <summary>It is deleted before its replacement.</summary>
    public bool DeletesFirst => Flag("deleteFirst");

    /// <summary>It wants to be read before an update.</summary>
    public bool RefreshesFirst => Flag("refreshFirst");

    /// <summary>Create and Update do not end before they are cancelled.</summary>
    public bool WaitsForCancel => Flag("waits");

    /// <summary>Create and Update do not end at all.</summary>
    public bool Hangs => Flag("hangs");

    /// <summary>Create and Update log this.</summary>
    public string? Log => Text("log");

    /// <summary>What is there in the end: the inputs, an address, and a token that is secret.</summary>
    public JsonObject Outputs(string id, bool isKnown)
    {
        var outputs = (JsonObject)Inputs.DeepClone();
        outputs["address"] = isKnown ? "address-of-" + id : Unknown;
        if (Flag("withToken"))
        {
            outputs["token"] = new JsonObject { ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270", ["value"] = "t0ken" };
        }

        return outputs;
    }

    private string? Text(string name) => Inputs[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private bool Flag(string name) => Inputs[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
