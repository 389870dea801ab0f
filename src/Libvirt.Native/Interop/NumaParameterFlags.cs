namespace Libvirt.Native;

/// <summary><see cref="DomainModification"/> plus the bit with which a caller says that it understands string values.</summary>
[Flags]
internal enum NumaParameterFlags : uint
{
    Current = DomainModification.Current,
    Live = DomainModification.Live,
    Config = DomainModification.Config,

    /// <summary>VIR_TYPED_PARAM_STRING_OKAY.</summary>
    StringOkay = 1 << 2,
}
