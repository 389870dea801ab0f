# A machine that exists already: it is adopted with its present sizes, and released, running, by a destroy.
resource "hotplug_virtual_machine" "web" {
  name   = "web"
  vcpus  = 2
  memory = "1GiB"

  # A change that needs a reboot is an error in the plan.
  on_reboot_required = "fail"
}

# A machine that is created and deleted here. Its disks and networks are in the hypervisor's own definition.
resource "hotplug_virtual_machine" "build" {
  name       = "build"
  definition = file("${path.module}/build.xml")

  vcpus  = 4
  memory = "4GiB"

  # How far it can grow live; to change these takes a reboot.
  max_vcpus  = 16
  max_memory = "32GiB"

  # What the guest does not give back waits for the next boot.
  unplug         = "live_or_pending"
  unplug_timeout = "30s"

  # A change that needs a reboot is made with one stop and start, which the plan announces.
  on_reboot_required = "reboot"
  shutdown_timeout   = "2m"

  lifecycle {
    postcondition {
      condition     = !self.pending_reboot
      error_message = "A change waits for the next boot: ${jsonencode(self.pending_changes)}"
    }
  }
}
