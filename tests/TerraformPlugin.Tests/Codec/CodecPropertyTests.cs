using FsCheck;
using FsCheck.Fluent;

namespace TerraformPlugin.Tests.Codec;

public sealed class CodecPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Every_value_comes_back_from_messagepack() => Check.One(Runs, Prop.ForAll(Generated.Values, item =>
        TfMsgPack.Decode(TfMsgPack.Encode(item.Value, item.Type), item.Type) == item.Value));

    [Fact]
    public void Every_type_comes_back_from_json() => Check.One(Runs, Prop.ForAll(Generated.Values, item =>
        TfTypeJson.Parse(item.Type.ToJsonBytes()) == item.Type));

    [Fact]
    public void A_changed_or_cut_message_is_read_or_refused_and_nothing_else() => Check.One(Runs, Prop.ForAll(
        Generated.Values, ArbMap.Default.ArbFor<NonNegativeInt>(), ArbMap.Default.ArbFor<byte>(), (item, position, octet) =>
        {
            var bytes = TfMsgPack.Encode(item.Value, item.Type);
            var at = position.Get % bytes.Length;
            var changed = bytes.ToArray();
            changed[at] = octet;
            return IsReadOrRefused(changed, item.Type) && IsReadOrRefused(bytes[..at], item.Type);
        }));

    [Fact]
    public void Random_bytes_are_read_or_refused_and_nothing_else() => Check.One(Runs, Prop.ForAll(
        Generated.Values, ArbMap.Default.ArbFor<byte[]>(), (item, bytes) => IsReadOrRefused(bytes, item.Type)));

    private static bool IsReadOrRefused(byte[] bytes, TfType type)
    {
        try
        {
            TfMsgPack.Decode(bytes, type);
        }
        catch (TfCodecException)
        {
            // As it should be.
        }

        return true;
    }
}
