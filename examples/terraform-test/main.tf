# A module with a virtual machine, and tests for it that need no hypervisor: the machines of tests/*.tftest.hcl are simulated.
#
#   terraform init
#   terraform test

terraform {
  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

resource "hotplug_virtual_machine" "web" {
  name = var.name

  vcpus      = var.vcpus
  memory     = var.memory
  max_memory = var.max_memory

  on_reboot_required = var.may_reboot ? "reboot" : "defer"
  unplug             = "live_or_pending"
  unplug_timeout     = var.unplug_timeout
}

output "pending_changes" {
  description = "What the machine's next boot will change."
  value       = hotplug_virtual_machine.web.pending_changes
}
