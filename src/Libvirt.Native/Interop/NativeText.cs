using System.Runtime.InteropServices;
using System.Text;

namespace Libvirt.Native;

/// <summary>Text that libvirt hands out.</summary>
internal static class NativeText
{
    /// <summary>Reads a fixed-size field: up to the first NUL, or all of it.</summary>
    internal static string FromField(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }

    /// <summary>Reads a string that stays libvirt's: it lives as long as the object it came from.</summary>
    internal static string? FromBorrowed(nint text) => Marshal.PtrToStringUTF8(text);
}
