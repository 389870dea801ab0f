terraform {
  required_version = ">= 1.8"

  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

resource "hotplug_virtual_machine" "web" {
  name  = "web"
  vcpus = 2
}

# How far can the machine grow before it needs a reboot?
output "growth" {
  value = {
    for vcpus in [4, 8, 16] : vcpus => provider::hotplug::impact(hotplug_virtual_machine.web, {
      vcpus     = vcpus
      max_vcpus = max(vcpus, hotplug_virtual_machine.web.max_vcpus)
    }).verdict
  }
}

# A warning in each plan while the machine has no room to double.
check "room_to_double" {
  assert {
    condition     = provider::hotplug::impact(hotplug_virtual_machine.web, { vcpus = 4 }).verdict == "live"
    error_message = "web cannot go to 4 vCPUs while it runs."
  }
}
