# Machines that a program of bench defines and starts, and what is left of them when it is cut short. Sourced after common.sh; needs
# virsh and a lab that is up.
# shellcheck shell=bash

# A pid in the name: two runs at a time do not remove each other's.
BENCH_PREFIX=${LAB_PREFIX}bench-$$-

bench_virsh() { timeout 120 virsh -q -c "$HOTPLUG_LAB_URI" "$@" </dev/null; }

# build_probe: PROBE is the program.
build_probe() {
  dotnet build "$ROOT/bench/LibvirtProbe" -c Release -v q --nologo </dev/null >&2
  # shellcheck disable=SC2034 # used by the scripts that source this file
  PROBE=$ROOT/artifacts/bin/LibvirtProbe/release/LibvirtProbe
}

remove_guests() {
  local name
  bench_virsh list --all --name | sed -n "/^$BENCH_PREFIX/p" | while read -r name; do
    bench_virsh destroy "$name" >/dev/null 2>&1 || true
    bench_virsh undefine "$name" >/dev/null 2>&1 || say "the machine $name is left"
  done
}
