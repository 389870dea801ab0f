# The same machine on three hypervisors: libvirt, Cloud Hypervisor and the simulator. One list says how large, one plan says what
# that means for each.
#
#   terraform apply                                       # creates three machines: 2 vCPUs, 512 MiB
#   terraform apply -var vcpus=4 -var memory=1GiB         # grows all three, live

terraform {
  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

provider "hotplug" {}

locals {
  domain = templatefile("${path.module}/machine.xml.tftpl", {
    name   = var.name
    type   = var.domain_type
    kernel = var.kernel
    initrd = var.initrd
  })

  # Cloud Hypervisor's own VmConfig. As with the domain XML, CPU and memory come from the resource.
  vm_config = jsonencode({
    payload = { kernel = var.kernel, initramfs = var.initrd, cmdline = "console=ttyS0 memhp_default_state=online" }
    serial  = { mode = "Null" }
    console = { mode = "Off" }
  })

  machines = {
    libvirt          = { uri = var.libvirt_uri, name = var.name, definition = local.domain }
    cloud_hypervisor = { uri = var.cloud_hypervisor_uri, name = var.vmm, definition = local.vm_config }
    simulator        = { uri = var.simulator_uri, name = var.name, definition = local.domain }
  }
}

resource "hotplug_virtual_machine" "web" {
  for_each = local.machines

  uri        = each.value.uri
  name       = each.value.name
  definition = each.value.definition

  vcpus      = var.vcpus
  max_vcpus  = 4
  memory     = var.memory
  max_memory = "2GiB"

  # A reviewer sees it in the plan, and nothing is ever stopped.
  on_reboot_required = "fail"
}

output "sizes" {
  description = "What each machine has now."
  value       = { for key, machine in hotplug_virtual_machine.web : key => machine.live_values }
}
