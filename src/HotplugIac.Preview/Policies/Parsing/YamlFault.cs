namespace HotplugIac.Preview.Policies.Parsing;

/// <summary>Why a text is no document at all.</summary>
internal sealed class YamlFault(YamlPlace place, string detail) : Exception(detail)
{
    public YamlPlace Place => place;
}
