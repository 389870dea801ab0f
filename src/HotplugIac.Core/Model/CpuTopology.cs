namespace HotplugIac.Core.Model;

/// <summary>What the guest sees of its CPU packages. The product is the vCPU maximum (RULEBOOK A1, "topology, cpu model").</summary>
public sealed record CpuTopology(int Sockets, int Dies, int Cores, int Threads)
{
    public long Product => (long)Sockets * Dies * Cores * Threads;

    /// <summary>The maxima that the shape can give are the multiples of this: cores grow in a single socket, else sockets do.</summary>
    public long Unit => Sockets == 1 ? (long)Dies * Threads : (long)Dies * Threads * Cores;

    /// <summary>
    /// The topology of the same shape for another vCPU maximum: cores grow in a single socket, else sockets grow.
    /// Null when no whole number of cores or sockets gives the maximum.
    /// </summary>
    public CpuTopology? ScaleTo(int maximum)
    {
        if (Product < 1 || maximum % Unit != 0)
        {
            return null;
        }

        var count = (int)(maximum / Unit);
        return Sockets == 1 ? this with { Cores = count } : this with { Sockets = count };
    }

    public override string ToString() => $"{Sockets} sockets × {Dies} dies × {Cores} cores × {Threads} threads";
}
