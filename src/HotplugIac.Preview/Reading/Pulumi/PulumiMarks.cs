namespace HotplugIac.Preview.Reading.Pulumi;

/// <summary>What JSON has no type for, as Pulumi writes it: the texts below are part of its contract.</summary>
internal static class PulumiMarks
{
    public const string SignatureKey = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>What digests have in place of a secret.</summary>
    public const string HiddenText = "[secret]";

    /// <summary>One per type; documents have only the text's, and nothing is lost by knowing them all.</summary>
    public static bool IsUnknown(string text) => text is "04da6b54-80e4-46f7-96ec-b56ff0331ba9" or "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7" or "3eeb2bf0-c639-47a8-9e75-3b44932eb421"
        or "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2" or "dd056dcd-154b-4c76-9bd3-c8f88648b5ff" or "030794c1-ac77-496b-92df-f27374a8bd58" or "e48ece36-62e2-4504-bad9-02848725956a";
}
