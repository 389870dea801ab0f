namespace HotplugIac.Hypervisors.Simulator;

/// <summary>A form of definition that the simulator accepts: a hypervisor's own, read without that hypervisor.</summary>
public interface IDefinitionFormat
{
    /// <summary>Whether a text looks like this form at all (its first character tells XML from JSON).</summary>
    bool Fits(string definition);

    /// <summary>Reads it. What is wrong with it is in <see cref="DefinitionReading.Problems"/>, never an exception.</summary>
    /// <param name="host">What the simulated host can do; the reading's facts are these, as far as the definition does not narrow them.</param>
    DefinitionReading Read(string definition, Core.Model.MachineFacts host);
}
