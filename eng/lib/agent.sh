# What a guest says about itself, through its agent. Sourced after common.sh; needs the lab up and HOTPLUG_LAB_URI.
# shellcheck shell=bash

# agent MACHINE JSON: one command, with an explicit timeout, because a hung agent would block everybody.
agent() { virsh -q -c "$HOTPLUG_LAB_URI" qemu-agent-command "$1" --timeout 5 "$2" 2>/dev/null; }

guest_answers() { agent "$1" '{"execute":"guest-ping"}'; }

# How many times a truth value stands in an answer; none is no error.
count_true() { { grep -o "\"$1\":true" || :; } | wc -l; }

guest_vcpus() { agent "$1" '{"execute":"guest-get-vcpus"}' | count_true online; }

guest_memory_mib() {
  local size blocks
  size=$(agent "$1" '{"execute":"guest-get-memory-block-info"}' | sed -n 's/.*"size":\([0-9]*\).*/\1/p')
  blocks=$(agent "$1" '{"execute":"guest-get-memory-blocks"}' | count_true online)
  echo $((blocks * ${size:-0} / 1048576))
}

# Seconds since the guest's kernel started.
guest_uptime() {
  local handle text
  handle=$(agent "$1" '{"execute":"guest-file-open","arguments":{"path":"/proc/uptime"}}' | sed -n 's/.*"return":\([0-9]*\).*/\1/p')
  text=$(agent "$1" "{\"execute\":\"guest-file-read\",\"arguments\":{\"handle\":$handle}}" | sed -n 's/.*"buf-b64":"\([^"]*\)".*/\1/p' | base64 -d)
  agent "$1" "{\"execute\":\"guest-file-close\",\"arguments\":{\"handle\":$handle}}" >/dev/null
  echo "${text%% *}"
}

# guest_has MACHINE VCPUS MIB: whether the guest uses this much.
guest_has() { [ "$(guest_vcpus "$1")" = "$2" ] && [ "$(guest_memory_mib "$1")" = "$3" ]; }

qemu_pid() { as_root cat "/run/libvirt/qemu/$1.pid"; }
