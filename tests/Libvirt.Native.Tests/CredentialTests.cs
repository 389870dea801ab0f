namespace Libvirt.Native.Tests;

public class CredentialTests
{
    private const string Locked = "<auth><user password='secret'>alice</user></auth>";

    [Fact]
    public void Right_credentials_open_a_locked_host()
    {
        using var host = new TestHypervisor(Locked, isOpen: false);

        using var connection = LibvirtConnection.Open(
            host.Uri, credentials: new LibvirtCredentials { UserName = "alice", Password = "secret" });

        connection.DriverType.ShouldBe("TEST");
    }

    [Theory]
    [InlineData("alice", "wrong")]
    [InlineData("bob", "secret")]
    [InlineData("alice", null)]
    [InlineData(null, null)]
    public void Wrong_or_missing_credentials_fail_without_asking_anybody(string? user, string? password)
    {
        using var host = new TestHypervisor(Locked, isOpen: false);

        var error = Should.Throw<LibvirtException>(() => LibvirtConnection.Open(
            host.Uri, credentials: new LibvirtCredentials { UserName = user, Password = password }));

        error.Code.ShouldBe(LibvirtErrorCode.AuthFailed);
    }

    [Fact]
    public void No_credentials_at_all_fail_the_same_way()
    {
        using var host = new TestHypervisor(Locked, isOpen: false);

        Should.Throw<LibvirtException>(() => LibvirtConnection.Open(host.Uri)).Code.ShouldBe(LibvirtErrorCode.AuthFailed);
    }

    [Fact]
    public void Credentials_do_not_print_their_password() =>
        new LibvirtCredentials { UserName = "alice", Password = "secret" }.ToString()
            .ShouldBe("LibvirtCredentials { UserName = alice, Password = (hidden), AuthorizeAs = , Realm =  }");

    [Theory]
    [InlineData(1, "carol")]
    [InlineData(2, "alice")]
    [InlineData(3, "suggested")]
    [InlineData(4, null)]
    [InlineData(5, "secret")]
    [InlineData(6, null)]
    [InlineData(7, "secret")]
    [InlineData(8, "REALM")]
    [InlineData(9, null)]
    [InlineData(99, null)]
    public void Each_question_has_its_answer_or_none(int question, string? answer) =>
        CredentialCallback.AnswerTo(
            question,
            "suggested",
            new LibvirtCredentials { UserName = "alice", Password = "secret", AuthorizeAs = "carol", Realm = "REALM" }).ShouldBe(answer);

    [Fact]
    public void Without_somebody_elses_rights_there_is_no_identity_to_authorise_as() =>
        CredentialCallback.AnswerTo(1, null, new LibvirtCredentials { UserName = "alice" }).ShouldBeEmpty();

    [Fact]
    public void A_password_is_never_guessed_from_a_suggestion() =>
        CredentialCallback.AnswerTo(5, "suggested", new LibvirtCredentials()).ShouldBeNull();
}
