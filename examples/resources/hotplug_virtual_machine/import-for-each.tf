locals {
  machines = {
    cache = { vcpus = 2, memory = "2GiB" }
    db    = { vcpus = 4, memory = "4GiB" }
  }
}

import {
  for_each = local.machines
  to       = hotplug_virtual_machine.fleet[each.key]
  id       = each.key
}

resource "hotplug_virtual_machine" "fleet" {
  for_each = local.machines

  name   = each.key
  vcpus  = each.value.vcpus
  memory = each.value.memory
}
