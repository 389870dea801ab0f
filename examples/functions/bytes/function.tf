terraform {
  required_version = ">= 1.8"

  required_providers {
    hotplug = {
      source = "hotplugiac/hotplug"
    }
  }
}

variable "memory" {
  description = "Memory of the machine."
  type        = string
  default     = "6GiB"

  validation {
    condition     = provider::hotplug::bytes(var.memory) <= provider::hotplug::bytes("64GiB")
    error_message = "At most 64GiB."
  }
}

output "memory_in_gib" {
  value = provider::hotplug::bytes(var.memory) / provider::hotplug::bytes("1GiB") # 6
}
