using HotplugIac.Harness;

namespace EndToEnd.Weather;

/// <summary>Tests with libvirtds of their own. One after the other: each start of a daemon keeps a machine busy.</summary>
[CollectionDefinition(nameof(WeatherTests))]
public sealed class WeatherTests : ICollectionFixture<WeatherStation>;

/// <summary>Starts hypervisors whose weather a test makes.</summary>
public sealed class WeatherStation : IDisposable
{
    private readonly DirectoryInfo _cache = Directory.CreateTempSubdirectory("libvirt-cache-");

    public async Task<WeatherHost> HostAsync(SaslUser? sasl = null, bool overTcp = false) => new(await PrivateLibvirtd.StartAsync(new PrivateLibvirtdOptions
    {
        Cache = _cache.FullName,
        Sasl = sasl,
        TcpPort = overTcp ? PrivateSshd.FreePort() : 0,
    }));

    public void Dispose() => _cache.Delete(recursive: true);
}
