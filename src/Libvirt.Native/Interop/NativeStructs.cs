using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Libvirt.Native;

// Layouts of libvirt's public structures. `unsigned long` is pointer-sized on every system that has libvirt.so.0 (LP64, and
// ILP32 as well), hence nuint. All are passed by pointer; libvirt only ever appends, and these end where 9.0 ends.

/// <summary>virError up to the last field that is read; the rest is deprecated or detail.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeError
{
    public int Code;
    public int Domain;
    public nint Message;
    public int Level;
}

/// <summary>virConnectAuth.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeAuth
{
    public int* CredentialTypes;
    public uint CredentialTypeCount;
    public delegate* unmanaged[Cdecl]<NativeCredential*, uint, nint, int> Callback;
    public nint CallbackData;
}

/// <summary>virConnectCredential.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeCredential
{
    public int Type;
    public nint Prompt;
    public nint Challenge;
    public nint DefaultResult;
    public nint Result;
    public uint ResultLength;
}

/// <summary>virDomainInfo.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeDomainInfo
{
    public byte State;
    public nuint MaxMemory;
    public nuint Memory;
    public ushort VcpuCount;
    public ulong CpuTime;
}

/// <summary>virNodeInfo.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeNodeInfo
{
    public CharArray32 Model;
    public nuint Memory;
    public uint Cpus;
    public uint Mhz;
    public uint Nodes;
    public uint Sockets;
    public uint Cores;
    public uint Threads;
}

/// <summary>virTypedParameter. The value is a union; all its members start at the same place.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeTypedParameter
{
    public CharArray80 Field;
    public int Type;
    public ulong Value;
}

/// <summary>virDomainStatsRecord.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeStatsRecord
{
    public nint Domain;
    public NativeTypedParameter* Parameters;
    public int ParameterCount;
}

[InlineArray(32)]
internal struct CharArray32
{
    private byte _first;
}

/// <summary>VIR_TYPED_PARAM_FIELD_LENGTH.</summary>
[InlineArray(80)]
internal struct CharArray80
{
    private byte _first;
}
