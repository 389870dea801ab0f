namespace HotplugIac.Preview.Rendering.Text;

/// <summary>How grave something looks. Everything that has a tone has words and a sign too.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Quiet,
    Bad,
    Caution,
    Good,
    Note,
}
