variable "uri" {
  description = "Where the machine runs."
  type        = string
  default     = "qemu:///system"
}

variable "name" {
  type    = string
  default = "web"
}

variable "vcpus" {
  type    = number
  default = 2
}

variable "memory" {
  description = "All memory of the machine, with a unit."
  type        = string
  default     = "512MiB"
}

variable "max_memory" {
  description = "Ceiling for live growth. Null: four times the memory that the machine is created with."
  type        = string
  default     = null
}

variable "domain_type" {
  description = "kvm, or qemu for emulation."
  type        = string
  default     = "kvm"
}

variable "kernel" {
  description = "Linux kernel that the machine boots directly."
  type        = string
}

variable "initrd" {
  description = "Its initial RAM disk."
  type        = string
}
