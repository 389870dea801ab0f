namespace Libvirt.Native;

/// <summary>How bad libvirt thinks an error is (virErrorLevel).</summary>
public enum LibvirtErrorLevel
{
    None = 0,
    Warning = 1,
    Error = 2,
}
