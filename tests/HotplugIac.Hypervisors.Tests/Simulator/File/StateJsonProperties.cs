using HotplugIac.Core.Tests.Properties;
using HotplugIac.Hypervisors.Simulator.File;

namespace HotplugIac.Hypervisors.Tests.Simulator.File;

public sealed class StateJsonProperties
{
    [Fact]
    public void What_is_written_reads_back_as_the_same_state_and_is_written_the_same_again() =>
        Property.Holds(StateGen.States, state =>
        {
            var text = StateJsonTests.Write(state);

            var read = StateJson.Read(text, []);

            read.ShouldBe(state);
            StateJsonTests.Write(read).ShouldBe(text);
        });
}
