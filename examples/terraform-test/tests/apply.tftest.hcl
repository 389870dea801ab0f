# The whole life of a machine, on a copy of the seed file (tests/seed).

run "seed" {
  module {
    source = "./tests/seed"
  }
}

provider "hotplug" {
  simulate = run.seed.file
}

run "adopting_changes_nothing" {
  assert {
    condition     = hotplug_virtual_machine.web.hypervisor == "simulator"
    error_message = "This must not touch a real machine."
  }

  assert {
    condition     = !hotplug_virtual_machine.web.pending_reboot
    error_message = "The module must fit the machine as it is."
  }
}

run "growth_is_done_live" {
  variables {
    vcpus  = 4
    memory = "4GiB"
  }

  assert {
    condition     = hotplug_virtual_machine.web.live_values.vcpus == 4 && hotplug_virtual_machine.web.live_values.memory == "4GiB"
    error_message = "The running machine must have grown."
  }
}

run "a_higher_maximum_waits_for_a_reboot" {
  variables {
    vcpus      = 4
    memory     = "4GiB"
    max_memory = "16GiB"
  }

  assert {
    condition     = hotplug_virtual_machine.web.pending_reboot
    error_message = "A maximum cannot change while the machine runs."
  }

  assert {
    condition     = keys(output.pending_changes) == tolist(["max_memory"])
    error_message = "Only the maximum may be pending: ${jsonencode(output.pending_changes)}"
  }
}

run "or_stops_and_starts_the_machine_where_that_is_allowed" {
  variables {
    vcpus      = 4
    memory     = "4GiB"
    max_memory = "16GiB"
    may_reboot = true
  }

  assert {
    condition     = !hotplug_virtual_machine.web.pending_reboot && hotplug_virtual_machine.web.live_values.max_memory == "16GiB"
    error_message = "After the stop and start nothing may be pending."
  }
}

run "the_other_machine_is_adopted" {
  variables {
    name  = "stubborn"
    vcpus = 4
  }
}

run "what_its_guest_does_not_give_back_waits_for_a_reboot" {
  variables {
    name  = "stubborn"
    vcpus = 2
  }

  assert {
    condition     = hotplug_virtual_machine.web.live_values.vcpus == 4 && hotplug_virtual_machine.web.pending_reboot
    error_message = "The guest of this machine refuses (seed.json)."
  }
}
