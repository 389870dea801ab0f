namespace HotplugIac.Soak;

/// <summary>What a soak is asked for.</summary>
/// <param name="Minutes">It ends with the round that is under way then.</param>
/// <param name="Machines">On the simulator.</param>
/// <param name="Guests">Real ones, on the lab's libvirt.</param>
/// <param name="Program">The published provider.</param>
/// <param name="Folder">For the simulator's files; the same for each run.</param>
internal sealed record SoakOptions(double Minutes, int Machines, int Guests, int Seed, string Program, string Folder);
