namespace Libvirt.Native.Tests;

/// <summary>The count is the process's, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(OpenObjectsTests), DisableParallelization = true)]
[Collection(nameof(OpenObjectsTests))]
public sealed class OpenObjectsTests
{
    [Fact]
    public void Connections_and_machines_are_counted_until_they_are_given_back()
    {
        var before = LibvirtConnection.OpenObjects;
        using (var connection = LibvirtConnection.Open("test:///default"))
        {
            LibvirtConnection.OpenObjects.ShouldBe(before + 1);
            var domain = connection.LookupByName("test");
            LibvirtConnection.OpenObjects.ShouldBe(before + 2);

            domain.Dispose();
            domain.Dispose();
            LibvirtConnection.OpenObjects.ShouldBe(before + 1);
        }

        LibvirtConnection.OpenObjects.ShouldBe(before);
    }
}
