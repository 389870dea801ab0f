variable "name" {
  description = "A machine that exists."
  type        = string
  default     = "web"
}

variable "vcpus" {
  type    = number
  default = 2
}

variable "memory" {
  description = "All memory of the machine, with a unit."
  type        = string
  default     = "2GiB"
}

variable "max_memory" {
  description = "Ceiling for live growth. Null: as it is."
  type        = string
  default     = null
}

variable "may_reboot" {
  description = "Whether a change that needs it may stop and start the machine."
  type        = bool
  default     = false
}

variable "unplug_timeout" {
  description = "How long the guest may take to give something back."
  type        = string
  default     = "2s"
}
