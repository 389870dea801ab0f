variable "libvirt_uri" {
  description = "Where libvirt is."
  type        = string
  default     = "qemu:///system"
}

variable "cloud_hypervisor_uri" {
  description = "The folder with an API socket for each Cloud Hypervisor machine."
  type        = string
  default     = "ch+unix:///run/cloud-hypervisor"
}

variable "simulator_uri" {
  description = "The simulator's file."
  type        = string
  default     = "sim:///tmp/three-hypervisors.json"
}

variable "name" {
  description = "The machine's name on libvirt and in the simulator."
  type        = string
  default     = "web"
}

variable "vmm" {
  description = "Its name on Cloud Hypervisor: the VMM that serves NAME.sock runs already and has no machine."
  type        = string
  default     = "web"
}

variable "domain_type" {
  description = "kvm, or qemu where guests are emulated."
  type        = string
  default     = "kvm"
}

variable "kernel" {
  description = "The guest's kernel."
  type        = string
}

variable "initrd" {
  description = "The guest's initramfs."
  type        = string
}

variable "vcpus" {
  type    = number
  default = 2
}

variable "memory" {
  type    = string
  default = "512MiB"
}
