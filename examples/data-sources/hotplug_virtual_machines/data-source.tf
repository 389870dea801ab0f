terraform {
  required_version = ">= 1.8"

  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

provider "hotplug" {
  uri = "qemu:///system"
}

# Every machine of the host whose name is "web" or "db", or begins with one of them and a hyphen.
data "hotplug_virtual_machines" "all" {
  name_regex = "^(web|db)(-|$)"
}

# Adopts them all, as they are. Remove a machine's entry or give it its own size here whenever you like.
import {
  for_each = { for m in data.hotplug_virtual_machines.all.machines : m.name => m }
  to       = hotplug_virtual_machine.adopted[each.key]
  id       = each.value.id
}

resource "hotplug_virtual_machine" "adopted" {
  for_each = { for m in data.hotplug_virtual_machines.all.machines : m.name => m }

  name   = each.value.name
  vcpus  = each.value.vcpus
  memory = each.value.memory
}

output "waiting_for_a_reboot" {
  value = [for m in data.hotplug_virtual_machines.all.machines : m.name if m.pending_reboot]
}
