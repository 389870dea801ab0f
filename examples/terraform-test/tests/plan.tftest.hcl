# Plans never write, so the seed file itself serves.

provider "hotplug" {
  simulate = "tests/seed.json"
}

run "the_module_fits_the_machine_as_it_is" {
  command = plan

  assert {
    condition     = hotplug_virtual_machine.web.impact.verdict == "none"
    error_message = "Adopting the machine must change nothing: ${jsonencode(hotplug_virtual_machine.web.impact)}"
  }
}

run "growth_is_live" {
  command = plan

  variables {
    vcpus  = 4
    memory = "4GiB"
  }

  assert {
    condition     = hotplug_virtual_machine.web.impact.verdict == "live"
    error_message = "Growing within the maximum must not need a reboot: ${jsonencode(hotplug_virtual_machine.web.impact)}"
  }
}

run "a_higher_maximum_needs_a_reboot_which_nobody_does" {
  command = plan

  variables {
    max_memory = "16GiB"
  }

  assert {
    condition     = hotplug_virtual_machine.web.impact.verdict == "reboot" && !hotplug_virtual_machine.web.impact.stops_machine
    error_message = "The machine must not be stopped: ${jsonencode(hotplug_virtual_machine.web.impact)}"
  }
}
