using HotplugIac.Core.Model;
using HotplugIac.Hypervisors.Tests.Peer;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Values;

namespace HotplugIac.Resources.Tests;

/// <summary>The resource as Terraform calls it.</summary>
internal sealed class PeerResource(VirtualMachineResource resource, FakeTime time)
{
    public ReadReply Read(MapValue state, byte[] privateBytes) =>
        time.Run(() => resource.ReadAsync(VirtualMachineResource.Upgrade(state), privateBytes, CancellationToken.None));

    public PlanReply Plan(MapValue? prior, MapValue config, byte[] privateBytes) =>
        time.Run(() => resource.PlanAsync(new PlanRequest(prior, config, privateBytes), CancellationToken.None));

    public ApplyReply Apply(MapValue? prior, PlanReply plan, MapValue config, CancellationToken cancellationToken = default) =>
        time.Run(() => resource.ApplyAsync(new ApplyRequest(prior, plan.Planned, config, plan.Private), cancellationToken));

    public ApplyReply Delete(ApplyReply last) =>
        time.Run(() => resource.ApplyAsync(new ApplyRequest(last.State, null, MapValue.Empty, last.Private), CancellationToken.None));

    public ImportReply Import(string id) => time.Run(() => resource.ImportAsync(id, CancellationToken.None));

    /// <summary>The machine taken over as it is.</summary>
    public ApplyReply Adopt(MapValue config)
    {
        var (_, apply) = Change(null, config);
        apply.Problems.ShouldBeEmpty();
        return apply;
    }

    /// <summary>Refresh, plan, apply.</summary>
    public (PlanReply Plan, ApplyReply Apply) Change(ApplyReply? last, MapValue config)
    {
        var read = last is null ? null : Read(last.State!, last.Private);
        var plan = Plan(read?.State, config, read?.Private ?? []);
        plan.Problems.ShouldAllBe(p => p.Severity == Severity.Warning);
        return (plan, Apply(read?.State, plan, config));
    }

    /// <summary>A refresh changes nothing, and the same configuration plans nothing.</summary>
    public void ShouldBeSettled(ApplyReply last, MapValue config)
    {
        var state = VirtualMachineResource.Upgrade(last.State!);
        var read = Read(state, last.Private);
        read.Problems.ShouldBeEmpty();
        read.State.ShouldBe(state);
        var plan = Plan(read.State, config, read.Private);
        plan.Problems.ShouldBeEmpty();
        plan.Planned.ShouldBe(state);
    }
}
