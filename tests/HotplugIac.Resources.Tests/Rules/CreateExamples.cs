using HotplugIac.Core.Rules;
using HotplugIac.Core.Tests.Rules.Shown;
using HotplugIac.Hosting;
using HotplugIac.Hypervisors;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests.Rules;

/// <summary>The rules that speak when a machine is to be created, on libvirt's own test driver and in a folder of Cloud Hypervisor sockets.</summary>
public sealed class CreateExamples
{
    private const string Plain = "<domain type='test'><os><type>hvm</type></os></domain>";

    private static readonly Dictionary<string, MapValue> Cases = new()
    {
        ["HP4007"] = New("test", Plain),
        ["HP4023"] = New("web", Plain),
        ["HP9009"] = New("web", "<domain type='test'><os></domain>"),
        ["HP9014"] = New("web", "<domain type='test'><name>db</name><os><type>hvm</type></os></domain>"),
    };

    public static TheoryData<string> Codes() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_example_is_what_a_create_says(string code)
    {
        await using var hosts = new PeerHosts();
        var settings = new ProviderSettings("test:///default") { Hosts = code == "HP4023" ? [PeerHosts.Home] : [] };

        var plan = await hosts.PlanRealAsync(settings, null, Cases[code], []);

        plan.Problems.Select(ResourceExamples.Named).ShouldShow(code, string.Empty, Configured.Text(Cases[code]), RuleForm.Refusal);
    }

    [Fact]
    public async Task The_example_of_HP4034_is_what_a_hypervisor_says_that_wants_a_password()
    {
        var file = Path.Combine(Path.GetTempPath(), $"locked-{Guid.NewGuid():N}.xml");
        await File.WriteAllTextAsync(file, "<node><auth><user password='sesame'>alice</user></auth></node>");
        try
        {
            await using var hosts = new PeerHosts();
            var config = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)), ("memory", Value.Of("2GiB")));

            var plan = await hosts.PlanRealAsync(new ProviderSettings($"test://{file}"), null, config, []);

            plan.Problems.Select(p => p with { Detail = p.Detail.Replace(file, "/srv/locked.xml", StringComparison.Ordinal) })
                .ShouldShow("HP4034", string.Empty, Configured.Text(config), RuleForm.Failure);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task The_example_of_HP4040_is_what_a_create_says_where_no_VMM_is()
    {
        const string definition = """{"payload":{"kernel":"/srv/vmlinux"}}""";
        var folder = Directory.CreateTempSubdirectory("hotplug-ch-").FullName;
        try
        {
            var config = Machines.Map(("name", Value.Of("web")), ("vcpus", Value.Of(2)), ("memory", Value.Of("2GiB")), ("uri", Value.Of($"ch+unix://{folder}")), ("definition", Value.Of(definition)));
            await using var pool = new HypervisorPool(new HypervisorTable());
            using var resource = new VirtualMachineResource(pool, new ProviderSettings(null), TimeProvider.System, ApplyTimeouts.Default);
            var plan = await resource.PlanAsync(new PlanRequest(null, config, []), CancellationToken.None);
            plan.Problems.ShouldBeEmpty();

            var applied = await resource.ApplyAsync(new ApplyRequest(null, plan.Planned, config, plan.Private), CancellationToken.None);

            var asked = Configured.Text(config).Replace($"\"{definition}\"", """jsonencode({ payload = { kernel = "/srv/vmlinux" } })""", StringComparison.Ordinal);
            applied.Problems.Select(p => p with { Detail = Named(p.Detail) }).ShouldShow("HP4040", string.Empty, Named(asked), RuleForm.Failure);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Named(string text) => text.Replace(folder, "/run/cloud-hypervisor", StringComparison.Ordinal);
    }

    private static MapValue New(string name, string definition) =>
        Machines.Map(("name", Value.Of(name)), ("vcpus", Value.Of(2)), ("memory", Value.Of("2GiB")), ("definition", Value.Of(definition)));
}
