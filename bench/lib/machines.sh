# Shut-off machines on the lab's libvirt, to be adopted. Sourced after common.sh; needs virsh and a lab that is up.
# shellcheck shell=bash

# A pid in the name: two runs at a time do not remove each other's.
BENCH_PREFIX=${LAB_PREFIX}bench-$$-

bench_virsh() { timeout 120 virsh -q -c "$HOTPLUG_LAB_URI" "$@"; }

# machine_name NUMBER: names sort as numbers do.
machine_name() { printf '%s%03d' "$BENCH_PREFIX" "$1"; }

# machine_id NUMBER: a UUID that names the run as well.
machine_id() { printf 'b37c0000-%04x-4000-8000-%012d' $(($$ % 65536)) "$1"; }

# machine_xml NAME UUID
machine_xml() {
  cat <<XML
<domain type='$HOTPLUG_LAB_DOMAIN_TYPE'>
  <name>$1</name>
  <uuid>$2</uuid>
  <maxMemory slots='16' unit='KiB'>2097152</maxMemory>
  <memory unit='KiB'>524288</memory>
  <vcpu placement='static' current='2'>8</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <features><acpi/></features>
  <cpu mode='custom'><model>qemu64</model><numa><cell id='0' cpus='0-7' memory='524288' unit='KiB'/></numa></cpu>
  <devices>
    <controller type='pci' model='pcie-root'/>
    <console type='pty'/>
  </devices>
</domain>
XML
}

# define_machines COUNT DIRECTORY: one virsh for all; nothing is started.
define_machines() {
  local number name
  for ((number = 1; number <= $1; number++)); do
    name=$(machine_name "$number")
    machine_xml "$name" "$(machine_id "$number")" >"$2/$name.xml"
    echo "define $2/$name.xml"
  done | bench_virsh >"$2/define.log" 2>&1 || true
  [ "$(bench_virsh list --all --name </dev/null | grep -c "^$BENCH_PREFIX")" = "$1" ] ||
    { tail -n 5 "$2/define.log" >&2; die "the machines could not be defined"; }
}

undefine_machines() {
  bench_virsh list --all --name </dev/null | sed -n "s/^$BENCH_PREFIX/undefine &/p" | bench_virsh >/dev/null 2>&1 || true
  if bench_virsh list --all --name </dev/null | grep -q "^$BENCH_PREFIX"; then say "machines named $BENCH_PREFIX* are left"; fi
}

# simulated_machines COUNT: the same machines as a file of the simulator (docs/simulator.md).
simulated_machines() {
  local number separator=
  echo '{ "machines": ['
  for ((number = 1; number <= $1; number++)); do
    printf '%s  { "name": "%s", "id": "%s", "running": false, "vcpus": 2, "max_vcpus": 8, "memory": "512MiB", "max_memory": "2GiB", "memory_slots": 16 }' \
      "$separator" "$(machine_name "$number")" "$(machine_id "$number")"
    separator=$',\n'
  done
  echo '] }'
}
