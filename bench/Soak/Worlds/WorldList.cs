namespace HotplugIac.Soak.Worlds;

/// <summary>Worlds that end together, whatever happens.</summary>
internal sealed class WorldList : IAsyncDisposable
{
    private readonly List<IWorld> _worlds = [];

    public IWorld Add(IWorld world)
    {
        _worlds.Add(world);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds)
        {
            await world.DisposeAsync();
        }
    }
}
