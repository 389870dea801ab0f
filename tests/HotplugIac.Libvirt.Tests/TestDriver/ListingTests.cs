using System.Globalization;
using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;

namespace HotplugIac.Libvirt.Tests.TestDriver;

public sealed class ListingTests
{
    [Fact]
    public async Task All_machines_are_listed_as_they_are_read_one_by_one()
    {
        await using var host = Three();

        var listed = (await host.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None)).OrderBy(m => m.Name).ToList();

        listed.Select(m => (m.Name, m.Id, m.Power, m.Failure)).ShouldBe(
        [
            ("alpha", TestHost.Id("alpha"), PowerState.Running, null), ("beta", TestHost.Id("beta"), PowerState.Off, null), ("gamma", TestHost.Id("gamma"), PowerState.Paused, null),
        ]);
        listed.Select(m => m.Snapshot).ShouldBe(await host.Hypervisor.ReadAsync([.. listed.Select(m => MachineRef.ById(m.Id))], CancellationToken.None));
    }

    [Theory]
    [InlineData(true, "", "alpha,gamma")]
    [InlineData(false, "et", "beta")]
    [InlineData(true, "et", "")]
    public async Task A_filter_leaves_out_what_is_off_and_what_has_another_name(bool onlyActive, string part, string expected)
    {
        await using var host = Three();

        var listed = await host.Hypervisor.ListAsync(new MachineFilter(onlyActive, name => name.Contains(part, StringComparison.Ordinal)), CancellationToken.None);

        string.Join(',', listed.Select(m => m.Name).Order()).ShouldBe(expected);
    }

    [Fact]
    public async Task A_machine_whose_XML_cannot_be_read_is_listed_with_the_reason_and_hides_no_other()
    {
        // Longer than any XML that a remote daemon could send, so it is refused unread; only a driver in this process lets it through.
        var description = new string('x', 5 * 1024 * 1024);
        await using var host = new TestHost(TestHost.Domain("alpha", 1), TestHost.Domain("broken", 1, $"<description>{description}</description>"), TestHost.Domain("gamma", 3));

        var listed = (await host.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None)).ToDictionary(m => m.Name);

        listed.Keys.ShouldBe(["alpha", "broken", "gamma"], ignoreOrder: true);
        var broken = listed["broken"];
        (broken.Id, broken.Power, broken.Snapshot).ShouldBe((TestHost.Id("broken"), PowerState.Running, null));
        broken.Failure!.Rule.Code.ShouldBe("HP4006");
        broken.Failure.Message.ShouldContain("the domain XML cannot be read");
        listed["gamma"].Snapshot!.Running!.Vcpus.ShouldBe(2);
    }

    [Fact]
    public async Task A_transient_machine_and_one_with_a_saved_image_are_told()
    {
        await using var host = new TestHost(
            TestHost.Domain("fleeting", 1, "<test:transient/>"), TestHost.Domain("saved", 5, "<test:hasmanagedsave/>"), TestHost.Domain("a", 5), TestHost.Domain("b", 5), TestHost.Domain("c", 5));

        var listed = (await host.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None)).ToDictionary(m => m.Name, m => m.Snapshot!);

        listed.Values.Where(s => !s.Persistent).Select(s => s.Name).ShouldBe(["fleeting"]);
        listed.Values.Where(s => s.ManagedSave).Select(s => s.Name).ShouldBe(["saved"]);
    }

    [Fact]
    public async Task A_host_without_machines_lists_none()
    {
        await using var host = new TestHost();

        (await host.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Five_hundred_machines_are_one_list()
    {
        var names = Enumerable.Range(0, 500).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i:000}-vm")).ToList();
        await using var host = new TestHost([.. names.Select(n => TestHost.Domain(n, n[2] == '0' ? 1 : 5))]);

        var listed = await host.Hypervisor.ListAsync(MachineFilter.All, CancellationToken.None);

        listed.Select(m => m.Name).Order(StringComparer.Ordinal).ShouldBe(names);
        listed.Count(m => m.Power == PowerState.Running).ShouldBe(50);
    }

    private static TestHost Three() => new(TestHost.Domain("alpha", 1), TestHost.Domain("beta", 5, vcpus: 3), TestHost.Domain("gamma", 3));
}
