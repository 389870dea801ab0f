using HotplugIac.Harness;
using static EndToEnd.ProviderUnderTest;

namespace EndToEnd.CloudHypervisor;

/// <summary>A Terraform module with the machine of a Cloud Hypervisor peer.</summary>
internal sealed class PeerProject : IAsyncDisposable
{
    public const string Name = "vm0";

    /// <summary>A definition that leaves CPU and memory to the resource.</summary>
    public const string Definition = """definition = jsonencode({ payload = { kernel = "/boot/vmlinux" } })""";

    private PeerProject(CloudHypervisorPeer peer, TerraformProject terraform) => (Peer, Terraform) = (peer, terraform);

    public CloudHypervisorPeer Peer { get; }

    public TerraformProject Terraform { get; }

    public string Uri => $"ch+unix://{Peer.Directory}";

    /// <param name="attributes">What the resource says besides its name.</param>
    /// <param name="config">A machine that is there already; null for none.</param>
    public static async Task<PeerProject> StartAsync(string attributes, string? config = null, CloudHypervisorPeerOptions? options = null)
    {
        var peer = await CloudHypervisorPeer.StartAsync(options ?? new CloudHypervisorPeerOptions { NoShutdown = true });
        if (config is not null)
        {
            (await peer.CallAsync("vm.create", config)).Status.ShouldBe(204);
            (await peer.CallAsync("vm.boot")).Status.ShouldBe(204);
        }

        return new PeerProject(peer, await ProjectAsync($"ch+unix://{peer.Directory}", Body(attributes)));
    }

    /// <summary>What the resource says from now on.</summary>
    public void Says(string attributes) => Terraform.Edit(Uri, Body(attributes));

    /// <summary>The plan for other attributes.</summary>
    public async Task<PlanOutcome> PlanAsync(string attributes, params string[] arguments)
    {
        Says(attributes);
        return await Terraform.PlanAsync(arguments);
    }

    /// <summary>A plan that is an error.</summary>
    /// <returns>What it says, in one line.</returns>
    public async Task<string> RefusedAsync(string attributes)
    {
        var plan = await PlanAsync(attributes);
        plan.Failed.ShouldBeTrue(plan.Text);
        return plan.Text.Unwrapped();
    }

    public async ValueTask DisposeAsync()
    {
        await Terraform.DisposeAsync();
        await Peer.DisposeAsync();
    }

    private static string Body(string attributes) => $"name = \"{Name}\"\n{attributes}";
}
