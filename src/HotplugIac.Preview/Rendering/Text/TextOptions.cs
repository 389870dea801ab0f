namespace HotplugIac.Preview.Rendering.Text;

/// <summary>What a text report shows.</summary>
public sealed record TextOptions
{
    /// <summary>Whether each machine has its picture.</summary>
    /// <value>False.</value>
    public bool WithPictures { get; init; }

    /// <summary>The most machines listed that neither stop nor wait. Those that do are always listed.</summary>
    /// <value>50.</value>
    public int QuietLimit { get; init; } = 50;
}
