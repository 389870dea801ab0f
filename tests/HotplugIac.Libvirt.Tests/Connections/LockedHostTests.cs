using HotplugIac.Core.Rules;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.Connections;

/// <summary>libvirt's test driver with a user; real sshd and SASL are in the end-to-end tests.</summary>
public sealed class LockedHostTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"locked-{Guid.NewGuid():N}.xml");

    public LockedHostTests() => File.WriteAllText(_file, "<node><auth><user password='sesame'>alice</user></auth></node>");

    private string Uri => $"test://{_file}";

    [Fact]
    public async Task The_right_credentials_open_it()
    {
        await using var hypervisor = Hypervisor(new HypervisorCredentials("alice", "sesame"));

        (await hypervisor.ReadAsync([MachineRef.ByName("any")], CancellationToken.None)).ShouldBe([null]);
    }

    [Theory]
    [InlineData(null, null, "It was given no username and no password.")]
    [InlineData("alice", null, "It was given a username and no password.")]
    [InlineData(null, "wrong-77", "It was given a password and no username.")]
    [InlineData("alice", "wrong-77", "It was given a username and a password.")]
    public async Task Others_are_refused_and_told_what_was_given_but_not_which(string? user, string? password, string given)
    {
        await using var hypervisor = Hypervisor(user is null && password is null ? null : new HypervisorCredentials(user, password));

        var failure = await Should.ThrowAsync<HypervisorException>(() => hypervisor.ReadAsync([MachineRef.ByName("any")], CancellationToken.None));

        (failure.Rule, failure.IsUnreachable).ShouldBe((LifecycleRules.AuthFailed, true));
        failure.Message.ShouldStartWith($"{Uri} does not let us in: ");
        failure.Message.ShouldEndWith(given);
        failure.Message.ShouldNotContain("wrong-77");
    }

    [Fact]
    public void Options_do_not_print_credentials()
    {
        var text = new LibvirtOptions { Credentials = new HypervisorCredentials("alice", "sesame") }.ToString();

        text.ShouldNotContain("alice");
        text.ShouldNotContain("sesame");
    }

    public void Dispose() => File.Delete(_file);

    private LibvirtHypervisor Hypervisor(HypervisorCredentials? credentials) => LibvirtHypervisor.Create(Uri, new LibvirtOptions { Credentials = credentials });
}
