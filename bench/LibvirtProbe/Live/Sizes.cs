using System.Globalization;

namespace LibvirtProbe.Live;

/// <summary>How large a machine is to be. Each round adds a vCPU and a DIMM of the guest's block size.</summary>
/// <param name="Dimms">Of <see cref="Dimm"/> MiB.</param>
internal readonly record struct Sizes(int Vcpus, int Dimms)
{
    public const int Dimm = 128;

    /// <summary>Memory without DIMMs, MiB.</summary>
    public const int Base = 128;

    public string VcpuText => Vcpus.ToString(CultureInfo.InvariantCulture);

    public long Bytes => (Base + ((long)Dimms * Dimm)) * 1024 * 1024;

    public string MemoryText => string.Create(CultureInfo.InvariantCulture, $"{Base + (Dimms * Dimm)}MiB");

    public Sizes Next => new(Vcpus + 1, Dimms + 1);

    /// <summary>The last DIMM as the product attaches it.</summary>
    public string DimmXml => string.Create(CultureInfo.InvariantCulture,
        $"<memory model='dimm'><target><size unit='MiB'>{Dimm}</size><node>0</node></target><alias name='ua-hotplug-dimm{Dimms - 1}'/></memory>");
}
