using System.Runtime.InteropServices;
using System.Text;
using static Libvirt.Native.LibvirtException;

namespace Libvirt.Native;

public sealed partial class LibvirtDomain
{
    private const string NumaNodeset = "numa_nodeset";
    private const string NumaMode = "numa_mode";

    /// <summary>Sets the balloon, or with <see cref="DomainMemoryFlags.Maximum"/> the boot-time memory.</summary>
    /// <param name="kibibytes">KiB, at least 1.</param>
    /// <param name="flags">Which size, where.</param>
    /// <exception cref="LibvirtException">
    /// <see cref="LibvirtErrorCode.InvalidArg"/>: more than the domain has; <see cref="LibvirtErrorCode.OperationInvalid"/>:
    /// no balloon device, or a maximum of a running domain or of one with NUMA nodes.
    /// </exception>
    public void SetMemory(ulong kibibytes, DomainMemoryFlags flags = DomainMemoryFlags.Current)
    {
        ArgumentOutOfRangeException.ThrowIfZero(kibibytes);
        using var lease = HandleLease.On(_handle);
        ThrowIfNegative(NativeMethods.virDomainSetMemoryFlags(_handle, checked((nuint)kibibytes), flags));
    }

    /// <summary>Sets which host nodes guest memory comes from.</summary>
    /// <param name="nodeset">Host nodes in list notation, such as <c>0-1</c>; null leaves them.</param>
    /// <param name="mode">How strictly; null leaves it. It never changes while the domain runs.</param>
    /// <param name="flags">Live, configuration or both.</param>
    public unsafe void SetNumaParameters(
        string? nodeset, NumaMemoryMode? mode = null, DomainModification flags = DomainModification.Current)
    {
        var parameters = stackalloc NativeTypedParameter[2];
        var count = 0;
        var text = Marshal.StringToCoTaskMemUTF8(nodeset);
        try
        {
            if (nodeset is not null)
            {
                parameters[count++] = Parameter(NumaNodeset, TypedValueKind.String, (ulong)text);
            }

            if (mode is { } value)
            {
                // The int member of the union: write all eight bytes so that the first four are right in either byte order.
                parameters[count] = Parameter(NumaMode, TypedValueKind.Int32, 0);
                *(int*)&parameters[count++].Value = (int)value;
            }

            using var lease = HandleLease.On(_handle);
            ThrowIfNegative(NativeMethods.virDomainSetNumaParameters(_handle, parameters, count, flags));
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    /// <summary>The NUMA parameters by libvirt's names: <c>numa_nodeset</c> (string), <c>numa_mode</c> (<see cref="NumaMemoryMode"/>).</summary>
    public unsafe IReadOnlyDictionary<string, TypedValue> GetNumaParameters(DomainModification flags = DomainModification.Current)
    {
        var nativeFlags = (NumaParameterFlags)flags | NumaParameterFlags.StringOkay;
        using var lease = HandleLease.On(_handle);
        var count = 0;
        ThrowIfNegative(NativeMethods.virDomainGetNumaParameters(_handle, null, ref count, nativeFlags));
        var buffer = new NativeTypedParameter[count];
        fixed (NativeTypedParameter* parameters = buffer)
        {
            ThrowIfNegative(NativeMethods.virDomainGetNumaParameters(_handle, parameters, ref count, nativeFlags));
            try
            {
                return TypedParameters.ToDictionary(parameters, count);
            }
            finally
            {
                NativeMethods.virTypedParamsClear(parameters, count);
            }
        }
    }

    private static NativeTypedParameter Parameter(string field, TypedValueKind kind, ulong value)
    {
        var parameter = new NativeTypedParameter { Type = (int)kind, Value = value };
        Encoding.UTF8.GetBytes(field, (Span<byte>)parameter.Field);
        return parameter;
    }
}
