terraform {
  required_version = ">= 1.8"

  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

locals {
  max_vcpus = 8
}

resource "hotplug_virtual_machine" "web" {
  name      = "web"
  vcpus     = 2
  max_vcpus = local.max_vcpus

  # Two cells that take turns with the vCPUs: "0,2,4,6" and "1,3,5,7", with 512MiB each. They come with the next boot.
  numa_cells = provider::hotplug::numa_cells(local.max_vcpus, "1GiB", 2)
}

output "numa_cells" {
  value = hotplug_virtual_machine.web.numa_cells
}
