# A machine that is created here and then grows while it runs.
#
#   terraform apply                                          # creates it: 2 vCPUs, 512 MiB
#   terraform apply -var vcpus=4 -var memory=1.5GiB          # grows it, live
#   terraform apply -var vcpus=4 -var memory=1.5GiB -var max_memory=4GiB
#                                                            # needs a reboot: written, shown as pending

terraform {
  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

provider "hotplug" {
  uri = var.uri
}

resource "hotplug_virtual_machine" "web" {
  name = var.name

  # Disks, networks and so on: libvirt's own domain XML. Its CPU and memory are only defaults.
  definition = templatefile("${path.module}/machine.xml.tftpl", {
    name   = var.name
    type   = var.domain_type
    kernel = var.kernel
    initrd = var.initrd
  })

  vcpus      = var.vcpus
  memory     = var.memory
  max_memory = var.max_memory
}

output "pending_changes" {
  description = "What the machine's next boot will change."
  value       = hotplug_virtual_machine.web.pending_changes
}
