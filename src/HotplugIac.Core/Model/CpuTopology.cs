namespace HotplugIac.Core.Model;

/// <summary>What the guest sees of its CPU packages. The product is the vCPU maximum (RULEBOOK A1, "topology, cpu model").</summary>
public sealed record CpuTopology(int Sockets, int Dies, int Cores, int Threads)
{
    public int Product => Sockets * Dies * Cores * Threads;

    /// <summary>
    /// The topology of the same shape for another vCPU maximum: cores grow in a single socket, else sockets grow.
    /// Null when no whole number of cores or sockets gives the maximum.
    /// </summary>
    public CpuTopology? ScaleTo(int maximum)
    {
        if (Product < 1)
        {
            return null;
        }

        var perCore = Dies * Threads;
        if (Sockets == 1 && maximum % perCore == 0)
        {
            return this with { Cores = maximum / perCore };
        }

        var perSocket = perCore * Cores;
        return maximum % perSocket == 0 ? this with { Sockets = maximum / perSocket } : null;
    }

    public override string ToString() => $"{Sockets} sockets × {Dies} dies × {Cores} cores × {Threads} threads";
}
