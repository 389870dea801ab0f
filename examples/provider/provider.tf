terraform {
  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

# The hypervisor of every machine that names none.
provider "hotplug" {
  uri = "qemu:///system"

  # Where else a machine may be, for example after a migration.
  hosts = ["qemu+ssh://root@host-2.example.com/system"]

  # How far machines that are created here can grow live: four times their size.
  headroom = {
    vcpus  = 4
    memory = 4
  }
}

# Machines of another host. There is one configuration per alias.
provider "hotplug" {
  alias = "edge"
  uri   = "qemu+ssh://root@edge.example.com/system"

  # A refresh keeps the last known state while this host does not answer.
  on_unreachable = "keep"
}

resource "hotplug_virtual_machine" "web" {
  name   = "web"
  vcpus  = 2
  memory = "1GiB"
}

resource "hotplug_virtual_machine" "cache" {
  provider = hotplug.edge

  name   = "cache"
  vcpus  = 2
  memory = "2GiB"
}
