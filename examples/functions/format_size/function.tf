terraform {
  required_version = ">= 1.8"

  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

variable "memory_per_vcpu" {
  type    = string
  default = "1536MiB"
}

output "memory" {
  # Memory that follows from a number of vCPUs.
  value = provider::hotplug::format_size(4 * provider::hotplug::bytes(var.memory_per_vcpu)) # "6GiB"
}
