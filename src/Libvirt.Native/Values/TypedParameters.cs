namespace Libvirt.Native;

/// <summary>Copies libvirt's parameter arrays.</summary>
internal static unsafe class TypedParameters
{
    /// <summary>Values by field name. Of a repeated name the last one counts; values of an unknown type are left out.</summary>
    internal static Dictionary<string, TypedValue> ToDictionary(NativeTypedParameter* parameters, int count)
    {
        var values = new Dictionary<string, TypedValue>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            ref readonly var parameter = ref parameters[i];
            if (TypedValue.FromNative(in parameter) is { } value)
            {
                values[NativeText.FromField(parameter.Field)] = value;
            }
        }

        return values;
    }
}
