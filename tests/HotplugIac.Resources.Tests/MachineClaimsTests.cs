using HotplugIac.Core.Model;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>Which plans of one run are those of two resources for one machine. Terraform tells no addresses.</summary>
public sealed class MachineClaimsTests
{
    private const string Definition = "<domain type='test'><os><type>hvm</type></os></domain>";

    [Fact]
    public async Task A_second_resource_for_a_machine_is_an_error_and_the_first_is_none()
    {
        await using var hosts = new PeerHosts();
        var resource = Run(hosts);

        Codes(resource.Plan(null, PeerHosts.Config(), [])).ShouldBeEmpty();
        Codes(resource.Plan(null, PeerHosts.Config(("vcpus", Value.Of(4))), [])).ShouldBe(["HP4035"]);
    }

    [Fact]
    public async Task A_resource_that_has_the_machine_and_one_that_adopts_it_are_two_in_either_order()
    {
        await using var hosts = new PeerHosts();
        var adopted = Run(hosts).Adopt(PeerHosts.Config());
        var (one, other) = (Run(hosts), Run(hosts));

        one.Plan(adopted.State, PeerHosts.Config(), adopted.Private);
        Codes(one.Plan(null, PeerHosts.Config(), [])).ShouldBe(["HP4035"]);
        other.Plan(null, PeerHosts.Config(), []);
        Codes(other.Plan(adopted.State, PeerHosts.Config(), adopted.Private)).ShouldBe(["HP4035"]);
    }

    [Fact]
    public async Task The_second_plan_of_a_replacement_continues_the_first()
    {
        await using var hosts = new PeerHosts();
        var adopted = Run(hosts).Adopt(PeerHosts.Config());
        var resource = Run(hosts);
        var first = resource.Plan(adopted.State, PeerHosts.Config(), adopted.Private);

        var second = resource.Plan(null, PeerHosts.Config(), first.Private);

        Codes(first).ShouldBeEmpty();
        Codes(second).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_machine_that_is_to_be_created_is_known_by_its_name()
    {
        await using var hosts = new PeerHosts();
        var config = PeerHosts.Config(("name", Value.Of("new")), ("definition", Value.Of(Definition)), ("uri", Value.Of("test:///default")));
        await using var pool = new HypervisorPool(hosts);
        using var resource = new VirtualMachineResource(pool, new ProviderSettings("test:///default"), TimeProvider.System, ApplyTimeouts.Default, plansOnce: true);

        Codes(await resource.PlanAsync(new PlanRequest(null, config, []), CancellationToken.None)).ShouldBeEmpty();
        Codes(await resource.PlanAsync(new PlanRequest(null, config, []), CancellationToken.None)).ShouldBe(["HP4035"]);
    }

    [Fact]
    public async Task Another_run_knows_nothing_of_the_first_and_what_an_apply_leaves_claims_nothing()
    {
        await using var hosts = new PeerHosts();
        var adopted = Run(hosts).Adopt(PeerHosts.Config());
        var (read, change) = (Run(hosts), PeerHosts.Config(("vcpus", Value.Of(3))));

        var plan = read.Plan(adopted.State, change, adopted.Private);
        var apply = Run(hosts).Apply(adopted.State, plan, change);

        System.Text.Encoding.UTF8.GetString(plan.Private).ShouldContain("claims");
        System.Text.Encoding.UTF8.GetString(apply.Private).ShouldNotContain("claims");
        Codes(Run(hosts).Plan(apply.State, change, apply.Private)).ShouldBeEmpty();
    }

    private static PeerResource Run(PeerHosts hosts) => hosts.Provider(plansOnce: true);

    private static List<string> Codes(PlanReply reply) => [.. reply.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Code)];
}
