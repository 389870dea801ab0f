using HotplugIac.Core.Model;

namespace HotplugIac.Hypervisors.Tests.Peer;

/// <summary>What the guest in the peer machine does when it is asked to give something back.</summary>
internal enum Unplugging
{
    /// <summary>Nothing may be asked: a test of growth would fail.</summary>
    MustNotBeAsked,

    Obeys,

    /// <summary>libvirt's code 9: the guest says no.</summary>
    Refuses,

    /// <summary>libvirt's code 68: no answer in 5 s, an error.</summary>
    TimesOut,

    /// <summary>RULEBOOK D1: no answer in 5 s, and a success reply.</summary>
    IsSilentWithSuccess,
}

/// <summary>The guest: how it answers to shutdowns and unplugs, and what its agent says.</summary>
internal sealed class PeerGuest
{
    public Unplugging Unplugging { get; set; }

    /// <summary>The number of looks after which what it did not answer happens all the same.</summary>
    public int LateAfterLooks { get; set; } = int.MaxValue;

    /// <summary>How many shutdown requests it misses.</summary>
    public int MissesShutdowns { get; set; }

    /// <summary>How many looks a shutdown takes.</summary>
    public int ShutdownLooks { get; set; } = 3;

    /// <summary>What it keeps of a virtio-mem device, whatever is asked.</summary>
    public ByteSize Keeps { get; set; }

    /// <summary>Whether its agent answers.</summary>
    public bool HasAgent { get; set; }

    /// <summary>Whether what is plugged comes online by itself.</summary>
    public bool OnlinesItself { get; set; }

    /// <summary>The number of looks of the agent before it does.</summary>
    public int OnlinesAfterLooks { get; set; }

    /// <summary>Whether it follows when the agent is told to online something.</summary>
    public bool ObeysAgent { get; set; } = true;

    /// <summary>The number of looks of the agent before it sees what was plugged.</summary>
    public int SeesAfterLooks { get; set; }

    /// <summary>What the agent counts instead of what the hypervisor counts.</summary>
    public int? Vcpus { get; set; }

    /// <summary>What is online: the boot's vCPUs and blocks, and what was onlined since.</summary>
    public int OnlineVcpus { get; set; }

    public int OnlineBlocks { get; set; }

    private static readonly ByteSize Block = ByteSize.FromMiB(128);

    public static int Blocks(Sizing running) => (int)(ByteSize.Sum(running.Devices.Select(d => d.Model == MemoryModel.Dimm ? d.Size : d.Current).Append(running.BaseMemory)).Bytes / Block.Bytes);

    public void Boot(Sizing running) => (OnlineVcpus, OnlineBlocks) = (running.Vcpus, Blocks(running));

    public GuestView? Look(Sizing running)
    {
        if (!HasAgent)
        {
            return null;
        }

        var sees = SeesAfterLooks-- <= 0;
        var (vcpus, blocks) = sees ? (Vcpus ?? running.Vcpus, Blocks(running)) : (OnlineVcpus, OnlineBlocks);
        if (OnlinesItself && OnlinesAfterLooks-- <= 0)
        {
            (OnlineVcpus, OnlineBlocks) = (vcpus, blocks);
        }

        return new GuestView(vcpus, [.. Enumerable.Range(0, vcpus).Skip(OnlineVcpus)], blocks, [.. Enumerable.Range(0, blocks).Skip(OnlineBlocks).Select(i => (long)i)], Block);
    }

    public void Online(GuestView offline)
    {
        if (ObeysAgent)
        {
            (OnlineVcpus, OnlineBlocks) = (OnlineVcpus + offline.OfflineVcpus.Count, OnlineBlocks + offline.OfflineBlocks.Count);
        }
    }
}
