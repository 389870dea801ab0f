using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Libvirt.Native.Tests;

public class TypedValueTests
{
    [Fact]
    public void Integers_of_every_type_are_read_as_long_as_they_fit()
    {
        TypedValue.Of(-5).AsInt64().ShouldBe(-5);
        TypedValue.Of(uint.MaxValue).AsInt64().ShouldBe(uint.MaxValue);
        TypedValue.Of(long.MinValue).AsInt64().ShouldBe(long.MinValue);
        TypedValue.Of(ulong.MaxValue).AsUInt64().ShouldBe(ulong.MaxValue);
        TypedValue.Of(7).AsUInt64().ShouldBe(7UL);
        TypedValue.Of(7L).AsInt32().ShouldBe(7);

        Should.Throw<OverflowException>(() => TypedValue.Of(ulong.MaxValue).AsInt64());
        Should.Throw<OverflowException>(() => TypedValue.Of(-1).AsUInt64());
        Should.Throw<OverflowException>(() => TypedValue.Of(1L << 40).AsInt32());
    }

    [Fact]
    public void A_value_of_another_type_is_not_silently_converted()
    {
        Should.Throw<InvalidOperationException>(() => TypedValue.Of("12").AsInt64());
        Should.Throw<InvalidOperationException>(() => TypedValue.Of(1).AsBoolean());
        Should.Throw<InvalidOperationException>(() => TypedValue.Of(1).AsDouble());
        Should.Throw<InvalidOperationException>(() => TypedValue.Of(true).AsString());
        Should.Throw<InvalidOperationException>(() => default(TypedValue).AsInt64());
    }

    [Fact]
    public void Values_print_in_the_invariant_culture()
    {
        new[] { TypedValue.Of(-5), TypedValue.Of(0.25), TypedValue.Of(true), TypedValue.Of("text"), TypedValue.Of(ulong.MaxValue) }
            .Select(value => value.ToString())
            .ShouldBe(["-5", "0.25", "true", "text", ulong.MaxValue.ToString(CultureInfo.InvariantCulture)]);
    }

    [Theory]
    [InlineData(1, 0xFFFFFFFF_FFFFFFFBUL, "-5")]
    [InlineData(2, 0xAAAAAAAA_FFFFFFFFUL, "4294967295")]
    [InlineData(3, 0xFFFFFFFF_FFFFFFFBUL, "-5")]
    [InlineData(4, 0xFFFFFFFF_FFFFFFFFUL, "18446744073709551615")]
    [InlineData(5, 0x3FD00000_00000000UL, "0.25")]
    [InlineData(6, 0xAAAAAAAA_AAAAAA01UL, "true")]
    [InlineData(6, 0xAAAAAAAA_AAAAAA00UL, "false")]
    public void A_native_value_is_only_as_wide_as_its_type(int type, ulong bits, string text)
    {
        // The rest of the union holds what was in that memory before.
        var parameter = new NativeTypedParameter { Type = type, Value = bits };

        TypedValue.FromNative(in parameter)!.Value.ToString().ShouldBe(text);
    }

    [Fact]
    public void A_type_from_the_future_is_left_out_and_the_rest_stays()
    {
        var parameters = new NativeTypedParameter[2];
        parameters[0] = Named("new", 99);
        parameters[1] = Named(new string('x', 80), 1);

        var values = Read(parameters);

        values.ShouldHaveSingleItem().Key.ShouldBe(new string('x', 80), "a name may fill its field without a NUL");
    }

    [Fact]
    public void Structures_have_the_sizes_that_the_headers_give_on_64_bit_linux()
    {
        Marshal.SizeOf<nint>().ShouldBe(8);
        Size<NativeTypedParameter>().ShouldBe(96);
        Size<NativeDomainInfo>().ShouldBe(40);
        Size<NativeNodeInfo>().ShouldBe(64);
        Size<NativeCredential>().ShouldBe(48);
        Size<NativeAuth>().ShouldBe(32);
        Size<NativeStatsRecord>().ShouldBe(24);
    }

    private static int Size<T>() => System.Runtime.CompilerServices.Unsafe.SizeOf<T>();

    private static NativeTypedParameter Named(string name, int type)
    {
        var parameter = new NativeTypedParameter { Type = type, Value = 1 };
        Encoding.ASCII.GetBytes(name, (Span<byte>)parameter.Field);
        return parameter;
    }

    private static unsafe Dictionary<string, TypedValue> Read(NativeTypedParameter[] parameters)
    {
        fixed (NativeTypedParameter* start = parameters)
        {
            return TypedParameters.ToDictionary(start, parameters.Length);
        }
    }
}
