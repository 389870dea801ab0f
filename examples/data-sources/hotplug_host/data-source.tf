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

# The limits of q35 machines, and what the host has left.
data "hotplug_host" "here" {
  machine_type = "q35"
}

# Warns when machines have been promised more memory than there is.
check "memory_is_left" {
  assert {
    condition     = data.hotplug_host.here.unassigned_memory != "0B"
    error_message = "The running machines have been given all ${data.hotplug_host.here.memory} of the host."
  }
}

output "room" {
  value = {
    unassigned   = data.hotplug_host.here.unassigned_memory
    if_all_grew  = data.hotplug_host.here.running_machines.max_memory
    vcpu_limit   = data.hotplug_host.here.vcpu_limit
    memory_block = data.hotplug_host.here.guest_block
  }
}
