using HotplugIac.Core.Model;
using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Rules.Shown;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Rules;

/// <summary>The rules that speak when a machine is looked up, read or written to the state.</summary>
public sealed class ResourceExamples
{
    private static readonly Dictionary<string, Func<PeerHosts, (IEnumerable<Problem> Problems, MapValue Config)>> Cases = new()
    {
        ["HP4008"] = hosts =>
        {
            hosts[PeerHosts.Home].GoneAtRead = 1;
            return Planned(hosts.Provider(), PeerHosts.Config());
        },
        ["HP4009"] = hosts =>
        {
            var resource = hosts.Provider();
            var adopted = resource.Adopt(PeerHosts.Config());
            var config = PeerHosts.Config(("definition", Value.Of("<domain><title>new</title></domain>")));
            return (resource.Plan(adopted.State!.With("definition", Value.Of("<domain/>")), config, adopted.Private).Problems, config);
        },
        ["HP4010"] = hosts =>
        {
            hosts[PeerHosts.Home].BreaksAtRead = 1;
            return Planned(hosts.Provider(), PeerHosts.Config());
        },
        ["HP4024"] = hosts =>
        {
            var resource = hosts.Provider(new ProviderSettings(PeerHosts.Home) { OnUnreachable = UnreachablePolicy.Keep });
            var adopted = resource.Adopt(PeerHosts.Config());
            hosts[PeerHosts.Home].BreaksAtRead = 1;
            return (resource.Read(adopted.State!, adopted.Private).Problems, PeerHosts.Config());
        },
        ["HP4029"] = hosts =>
        {
            var config = PeerHosts.Config(("timeouts", Machines.Map(("update", Value.Of("7m")))), ("vcpus", Value.Of(4)));
            var resource = hosts.Provider();
            var adopted = resource.Adopt(PeerHosts.Config());
            var plan = resource.Plan(adopted.State, config, adopted.Private);
            hosts[PeerHosts.Home].HangsAtRead = hosts[PeerHosts.Home].Reads + 1;
            return (resource.Apply(adopted.State, plan, config).Problems, config);
        },
        ["HP4035"] = hosts =>
        {
            var resource = hosts.Provider(plansOnce: true);
            resource.Plan(null, PeerHosts.Config(), []).Problems.ShouldAllBe(p => p.Severity == Severity.Warning);
            return Planned(resource, PeerHosts.Config(("vcpus", Value.Of(4))));
        },
        ["HP9010"] = hosts => Planned(hosts.Provider(), PeerHosts.Config(("uri", Value.Of("vbox:///session")))),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_example_is_what_the_resource_says(string code)
    {
        await using var hosts = new PeerHosts();
        var given = code is "HP4008" or "HP9010" ? string.Empty : Described.Machine(hosts.Machine.Look());

        var (problems, config) = Cases[code](hosts);

        problems.Select(Named).ShouldShow(code, given, Configured.Text(config), code is "HP9010" or "HP4035" ? RuleForm.Refusal : RuleForm.Failure);
    }

    [Fact]
    public void The_example_of_HP4012_is_what_an_apply_says_of_a_machine_that_changes_while_it_is_read_back()
    {
        // The last reading of an apply is the one that counts; how many there are before it is the applier's affair.
        var told = Enumerable.Range(1, 20).Select(Changed).First(t => t.Problems.Any(p => p.Code == "HP4012"));

        told.Problems.ShouldShow("HP4012", told.Given, Configured.Text(told.Config), RuleForm.Failure);
    }

    [Fact]
    public async Task The_example_of_HP4030_is_what_an_apply_says_that_meets_another()
    {
        await using var hosts = new PeerHosts();
        var locks = new MachineLocks();
        var resource = hosts.Provider(locks: locks);
        var config = PeerHosts.Config(("timeouts", Machines.Map(("update", Value.Of("7m")))), ("vcpus", Value.Of(4)));
        var adopted = resource.Adopt(PeerHosts.Config());
        var plan = resource.Plan(adopted.State, config, adopted.Private);
        using var other = hosts.Time.Run(() => locks.EnterAsync("peer 3f0c", hosts.Time, null, null, CancellationToken.None));

        resource.Apply(adopted.State, plan, config).Problems.ShouldShow("HP4030", Described.Machine(hosts.Machine.Look()), Configured.Text(config), RuleForm.Failure);
    }

    [Fact]
    public async Task The_example_of_HP4038_is_what_a_plan_says_of_an_adopted_machine_that_is_resized_as_a_whole()
    {
        var facts = new MachineFacts { MachineType = "cloud-hypervisor v53", FreeRootPorts = 0, SlotLimit = 0, Resize = new ResizeFacts(ResizeMethod.Acpi) };
        await using var hosts = new PeerHosts(PeerHosts.Small with { MemorySlots = 0 }, facts);

        var (problems, config) = Planned(hosts.Provider(), PeerHosts.Config(("max_vcpus", Value.Of(8))));

        problems.ShouldShow("HP4038", Described.Machine(hosts.Machine.Look()), Configured.Text(config), RuleForm.Refusal);
    }

    [Fact]
    public async Task The_example_of_HP9030_is_what_an_import_says()
    {
        await using var hosts = new PeerHosts();

        hosts.Provider().Import("qemu:///system#").Problems
            .ShouldShow("HP9030", string.Empty, "terraform import hotplug_virtual_machine.web \"qemu:///system#\"", RuleForm.Refusal);
    }

    /// <summary>Growth after which somebody takes a vCPU away, before a reading after the last step.</summary>
    private static (string Given, IEnumerable<Problem> Problems, MapValue Config) Changed(int reading)
    {
        var (hosts, config) = (new PeerHosts(), PeerHosts.Config(("vcpus", Value.Of(4))));
        var (given, resource) = (Described.Machine(hosts.Machine.Look()), hosts.Provider());
        var adopted = resource.Adopt(PeerHosts.Config());
        var plan = resource.Plan(adopted.State, config, adopted.Private);
        var peer = hosts[PeerHosts.Home];
        var readings = 0;
        peer.BeforeRead = _ =>
        {
            if (peer.Calls.Contains("write") && ++readings == reading)
            {
                hosts.Machine.Running = hosts.Machine.Running! with { Vcpus = 3 };
            }
        };
        return (given, resource.Apply(adopted.State, plan, config).Problems, config);
    }

    /// <summary>The peer's address as that of a host which a user might have.</summary>
    internal static Problem Named(Problem problem) =>
        problem with { Detail = problem.Detail.Replace(PeerHosts.Home, "qemu+ssh://home/system", StringComparison.Ordinal) };

    private static (IEnumerable<Problem> Problems, MapValue Config) Planned(PeerResource resource, MapValue config) =>
        (resource.Plan(null, config, []).Problems, config);
}
