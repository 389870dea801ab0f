namespace Libvirt.Native.Tests;

public class MetadataTests
{
    private const string Space = "urn:libvirt-native:test";

    [Fact]
    public void An_element_is_kept_found_and_removed()
    {
        using var host = new TestHypervisor();
        using var domain = host.Start();

        domain.SetMetadata(DomainMetadataType.Element, "<owner id='7'/>", "t", Space, DomainModification.Config);
        domain.GetMetadata(DomainMetadataType.Element, Space, DomainModification.Config).ShouldBe("<owner id=\"7\"/>");
        domain.TryGetMetadata(DomainMetadataType.Element, Space, DomainModification.Live).ShouldBeNull();

        domain.SetMetadata(DomainMetadataType.Element, null, "t", Space, DomainModification.Config);
        domain.TryGetMetadata(DomainMetadataType.Element, Space, DomainModification.Config).ShouldBeNull();
    }

    [Fact]
    public void Title_and_description_are_plain_text()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define();

        domain.SetMetadata(DomainMetadataType.Title, "a <title> & more");
        domain.SetMetadata(DomainMetadataType.Description, "two\nlines");

        domain.GetMetadata(DomainMetadataType.Title).ShouldBe("a <title> & more");
        domain.GetMetadata(DomainMetadataType.Description).ShouldBe("two\nlines");
    }

    [Fact]
    public void Missing_metadata_has_a_code_of_its_own()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define();

        Should.Throw<LibvirtException>(() => domain.GetMetadata(DomainMetadataType.Element, Space))
            .Code.ShouldBe(LibvirtErrorCode.NoDomainMetadata);
    }

    [Fact]
    public void Only_missing_metadata_is_null_and_other_failures_are_thrown()
    {
        using var host = new TestHypervisor();
        using var domain = host.Define();

        Should.Throw<LibvirtException>(() => domain.TryGetMetadata(DomainMetadataType.Element, Space, DomainModification.Live))
            .Code.ShouldBe(LibvirtErrorCode.OperationInvalid);
    }
}
