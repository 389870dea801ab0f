using System.Globalization;
using HotplugIac.Soak.Terraform;
using HotplugIac.Soak.Worlds;
using TerraformPlugin;

namespace HotplugIac.Soak;

internal enum TurnKind
{
    Change,
    Same,
    Delete,
    Import,
}

/// <summary>What one round does with one machine.</summary>
internal sealed class Turn
{
    private int _retreats;

    public Turn(Subject subject, TurnKind kind)
    {
        (Subject, Kind) = (subject, kind);
        Config = kind == TurnKind.Delete ? null : subject.Config;
        MustImport = kind == TurnKind.Import && subject.Resource.State is not null;
    }

    public Subject Subject { get; }

    public TurnKind Kind { get; }

    /// <summary>Null: the resource goes.</summary>
    public TfObject? Config { get; set; }

    public bool MustImport { get; set; }

    /// <summary>Whether a plan with this configuration was accepted, and its apply did not get to its end.</summary>
    public bool WasAccepted { get; set; }

    public bool IsSettled { get; set; }

    public Outcome Outcome { get; set; } = new();

    /// <summary>Whether something was done to the machine behind the product's back: what was true of it need not be true any more.</summary>
    public bool IsTricked { get; set; }

    /// <summary>A refused configuration is taken back; one that is refused as well, because the machine is another by now, gives way to what the machine has.</summary>
    public void Retreat(Observed? machine, WishRange range)
    {
        Config = _retreats++ == 0 ? Wishes.Possible(Subject.Config, machine, range) : AsIs(machine);
        if (_retreats == 3)
        {
            // What nobody asked for any more: the resource is forgotten, and the machine adopted as it is.
            Subject.Resource.Forget();
            MustImport = Subject.IsOwned && machine is not null;
        }
    }

    private TfObject AsIs(Observed? machine) => machine is null ? Subject.First : Subject.First
        .With("vcpus", machine.Configured.Vcpus)
        .With("memory", string.Create(CultureInfo.InvariantCulture, $"{machine.Configured.Memory >> 10}KiB"));
}
