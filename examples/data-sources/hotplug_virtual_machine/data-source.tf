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

# A machine that somebody else manages.
data "hotplug_virtual_machine" "web" {
  name = "web"
}

output "web" {
  value = {
    vcpus       = data.hotplug_virtual_machine.web.vcpus
    can_grow_to = data.hotplug_virtual_machine.web.max_vcpus
    memory      = data.hotplug_virtual_machine.web.memory
    pending     = data.hotplug_virtual_machine.web.pending_changes
  }
}
