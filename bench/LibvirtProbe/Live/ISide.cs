namespace LibvirtProbe.Live;

/// <summary>Somebody who makes a guest grow.</summary>
internal interface ISide
{
    string Name { get; }

    /// <summary>Everything that is no part of the work.</summary>
    /// <returns>The work, to be measured.</returns>
    Task<Func<Task>> PrepareAsync(Guest guest, Sizes wanted);
}
