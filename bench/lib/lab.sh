# The libvirt that benchmarks use. Sourced after common.sh.
# shellcheck shell=bash

# With HOTPLUG_LAB_URI (and HOTPLUG_LAB_DOMAIN_TYPE) from outside, the libvirt that it names is used as it is: nothing is started or ended.
LAB_IS_OURS=

use_lab() {
  if [ -z "${HOTPLUG_LAB_URI:-}" ]; then
    "$ROOT/eng/lab" status >/dev/null || LAB_IS_OURS=1
    "$ROOT/eng/lab" up
    eval "$("$ROOT/eng/lab" env)"
  fi
  : "${HOTPLUG_LAB_DOMAIN_TYPE:=qemu}"
}

# Ends the lab when use_lab started it.
leave_lab() { [ -z "$LAB_IS_OURS" ] || "$ROOT/eng/lab" down; }
