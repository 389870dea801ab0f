using System.Text;
using HotplugIac.Core.Model;
using HotplugIac.Provider;
using HotplugIac.Resources.Machine;
using HotplugIac.Resources.Schema;
using HotplugIac.Resources.Values;
using TerraformPlugin;

namespace HotplugIac.Bench.Codecs;

/// <summary>The documents of a machine, as Terraform, libvirt and Cloud Hypervisor send them.</summary>
internal static class Documents
{
    private const long GiB = 1L << 30;

    public static readonly TfType Type = SchemaMapping.ToTerraform(VirtualMachineSchema.Rows, VirtualMachineSchema.Description).ImpliedType;

    /// <summary>The state of a machine whose user has written every size, in the neutral form.</summary>
    public static MapValue Values(Machine machine)
    {
        var snapshot = machine.Snapshot;
        var written = new MapValue(SizingAttribute.All.ToDictionary(a => a.Name, a => SizingValues.Read(a.Name, snapshot.Configured)))
            .With(Attributes.Definition, Value.Of(DomainXml(machine with { Devices = 0, Cells = 1 })));
        return StateWriter.Write(snapshot, written, Private(machine));
    }

    public static TfObject State(Machine machine) => (TfObject)ValueMapping.ToTerraform(Values(machine), VirtualMachineSchema.Rows);

    public static PrivateState Private(Machine machine) => MachineReading.Adopted(machine.Snapshot);

    /// <summary>With the disks, network cards and root ports that machines have.</summary>
    public static string DomainXml(Machine machine)
    {
        var xml = new StringBuilder();
        xml.Append($"""
            <domain type='kvm'>
              <name>vm</name>
              <uuid>8005ce2f-1998-4bb2-87d4-90774a600b31</uuid>
              <maxMemory slots='256' unit='KiB'>{1024 * GiB / 1024}</maxMemory>
              <memory unit='KiB'>{(machine.Cells + machine.Devices) * GiB / 1024}</memory>
              <currentMemory unit='KiB'>{(machine.Cells + machine.Devices) * GiB / 1024}</currentMemory>
              <vcpu placement='static' current='8'>64</vcpu>
              <os>
                <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
              </os>
              <features>
                <acpi/>
                <apic/>
              </features>
              <cpu mode='host-passthrough' check='none' migratable='on'>
                <topology sockets='1' dies='1' cores='64' threads='1'/>
                <numa>

            """);
        for (var cell = 0; cell < machine.Cells; cell++)
        {
            xml.Append($"      <cell id='{cell}' cpus='{machine.Cpus(cell)}' memory='{GiB / 1024}' unit='KiB'");
            xml.Append(machine.Cells == 1 ? "/>\n" : ">\n        <distances>\n");
            for (var to = 0; machine.Cells > 1 && to < machine.Cells; to++)
            {
                xml.Append($"          <sibling id='{to}' value='{machine.Distance(cell, to)}'/>\n");
            }

            xml.Append(machine.Cells == 1 ? "" : "        </distances>\n      </cell>\n");
        }

        xml.Append("    </numa>\n  </cpu>\n  <clock offset='utc'/>\n  <devices>\n    <emulator>/usr/bin/qemu-system-x86_64</emulator>\n    <controller type='pci' index='0' model='pcie-root'/>\n");
        for (var i = 1; i <= 16; i++)
        {
            xml.Append($"    <controller type='pci' index='{i}' model='pcie-root-port'>\n      <model name='pcie-root-port'/>\n      <target chassis='{i}' port='0x{i + 16:x}'/>\n      <address type='pci' domain='0x0000' bus='0x00' slot='0x{i:x2}' function='0x0'/>\n    </controller>\n");
        }

        for (var i = 0; i < 4; i++)
        {
            xml.Append($"    <disk type='file' device='disk'>\n      <driver name='qemu' type='qcow2'/>\n      <source file='/srv/images/vm-{i}.qcow2'/>\n      <target dev='vd{(char)('a' + i)}' bus='virtio'/>\n      <address type='pci' domain='0x0000' bus='0x0{i + 1}' slot='0x00' function='0x0'/>\n    </disk>\n");
            xml.Append($"    <interface type='network'>\n      <mac address='52:54:00:00:00:0{i}'/>\n      <source network='default'/>\n      <model type='virtio'/>\n      <address type='pci' domain='0x0000' bus='0x0{i + 5}' slot='0x00' function='0x0'/>\n    </interface>\n");
        }

        for (var i = 0; i < machine.Devices; i++)
        {
            xml.Append($"    <memory model='dimm'>\n      <target>\n        <size unit='KiB'>{GiB / 1024}</size>\n        <node>{i % machine.Cells}</node>\n      </target>\n      <alias name='ua-dimm{i}'/>\n      <address type='dimm' slot='{i}'/>\n    </memory>\n");
        }

        return xml.Append("  </devices>\n</domain>\n").ToString();
    }

    /// <summary>An answer of <c>vm.info</c>. Each NUMA node has a zone of its own.</summary>
    public static string VmInfo(Machine machine)
    {
        var zones = string.Join(',', Enumerable.Range(0, machine.Cells).Select(i =>
            $$"""{"id":"zone{{i}}","size":{{GiB}},"file":null,"shared":false,"hugepages":false,"hugepage_size":null,"host_numa_node":null,"hotplug_size":{{GiB}},"hotplugged_size":{{GiB / 2}},"prefault":false}"""));
        var nodes = string.Join(',', Enumerable.Range(0, machine.Cells).Select(i =>
            $$"""{"guest_numa_id":{{i}},"cpus":[{{string.Join(',', Enumerable.Range(i * 64 / machine.Cells, 64 / machine.Cells))}}],"distances":[{{string.Join(',', Enumerable.Range(0, machine.Cells).Where(to => to != i).Select(to => $$"""{"destination":{{to}},"distance":{{machine.Distance(i, to)}}}"""))}}],"memory_zones":["zone{{i}}"],"pci_segments":null}"""));
        return $$$"""
            {"config":{"cpus":{"boot_vcpus":8,"max_vcpus":64,"topology":null,"kvm_hyperv":false,"max_phys_bits":46,"affinity":null,"features":{"amx":false}},
            "memory":{"size":0,"mergeable":false,"hotplug_method":"VirtioMem","hotplug_size":null,"hotplugged_size":null,"shared":false,"hugepages":false,"hugepage_size":null,"prefault":false,"zones":[{{{zones}}}],"thp":true},
            "payload":{"firmware":null,"kernel":"/boot/vmlinux","cmdline":"console=ttyS0","initramfs":null},
            "disks":[{"path":"/srv/images/vm.raw","readonly":false,"direct":false,"iommu":false,"num_queues":1,"queue_size":128,"vhost_user":false,"vhost_socket":null,"rate_limiter_config":null,"id":"_disk0","disable_io_uring":false,"pci_segment":0}],
            "net":[{"tap":"tap0","ip":"192.168.249.1","mask":"255.255.255.0","mac":"2e:89:a8:e4:92:00","host_mac":null,"mtu":null,"iommu":false,"num_queues":2,"queue_size":256,"vhost_user":false,"id":"_net1","fds":null,"pci_segment":0}],
            "rng":{"src":"/dev/urandom","iommu":false},"balloon":null,"serial":{"file":null,"mode":"Null","iommu":false},"console":{"file":null,"mode":"Off","iommu":false},"devices":null,
            "watchdog":false,"numa":[{{{nodes}}}],"platform":null},"state":"Running","memory_actual_size":{{{machine.Cells * GiB * 3 / 2}}},"device_tree":null}
            """;
    }
}
