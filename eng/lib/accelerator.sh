# KVM or TCG: decided by booting, once. A /dev/kvm that can be opened proves nothing: under some nested hypervisors a KVM
# machine is created, runs, and never executes its first instruction (RULEBOOK.md E). Sourced after guest.sh.
# shellcheck shell=bash

# The guest says that it is there and powers itself off, which ends QEMU; one that is dead is ended by the bound.
boots_with_kvm() {
  as_root timeout -k 5 15 qemu-system-x86_64 -accel kvm -cpu host -M q35 -m 160 -nodefaults -no-user-config -display none \
    -serial stdio -no-reboot -kernel "$GUEST/vmlinuz" -initrd "$GUEST/initrd" -append "console=ttyS0 panic=-1 hotplug.probe" \
    9>&- </dev/null 2>/dev/null | grep -q 'guest ready'
}

# Prints the libvirt domain type: kvm where a guest really boots with it, else qemu. Asked again after a reboot of this machine.
decide_domain_type() {
  local key file=$LAB/domain-type known_key known
  key="$(uname -r) $(cat /proc/sys/kernel/random/boot_id)"
  if [ -f "$file" ]; then
    { read -r known_key; read -r known; } <"$file"
    if [ "$known_key" = "$key" ]; then echo "$known"; return; fi
  fi
  known=qemu
  if as_root test -c /dev/kvm; then
    say "/dev/kvm is there: trying whether a guest boots with it (up to 15 s, once)"
    if boots_with_kvm; then known=kvm; else say "no: emulation (TCG) it is"; fi
  fi
  printf '%s\n%s\n' "$key" "$known" >"$file"
  echo "$known"
}
