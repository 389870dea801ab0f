# The private libvirtd and virtlogd: start, stop, ask. Sourced after common.sh.
# Root's libvirt keeps its sockets and machines at fixed places (/run/libvirt, /etc/libvirt/qemu), so a second one cannot stand
# beside a first. What can be private is: configuration, pid files and logs are in .lab/, nothing in /etc is edited.
# shellcheck shell=bash

LAB_URI=qemu:///system
RUN=$LAB/run

virsh_lab() { timeout 60 virsh -q -c "$LAB_URI" "$@" </dev/null; }
libvirt_answers() { timeout 15 virsh -q -c "$LAB_URI" version </dev/null >/dev/null 2>&1; }

# A pid alone may have been given to somebody else since: remember when the process was born, too.
birth() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }
remember() { printf '%s %s\n' "$2" "$(birth "$2")" >"$RUN/$1.owned"; }
owned_pid() {
  local pid born
  { read -r pid born <"$RUN/$1.owned"; } 2>/dev/null || return 1
  [ -n "$born" ] && [ "$(birth "$pid")" = "$born" ] && echo "$pid"
}

# start_daemon NAME ARGUMENTS...: the daemon's own -d returns when its socket is open.
start_daemon() {
  local name=$1
  shift
  # The lock that eng/lab holds on descriptor 9 must not live on in the daemon.
  as_root "/usr/sbin/$name" --daemon --pid-file "$RUN/$name.pid" "$@" 9>&- </dev/null >"$LAB/log/$name.start" 2>&1 ||
    { tail -n 15 "$LAB/log/$name.start" "$LAB/log/$name.log" >&2 2>/dev/null; die "$name does not start"; }
  wait_for 10 "$name's pid file" as_root test -s "$RUN/$name.pid"
  remember "$name" "$(as_root cat "$RUN/$name.pid")"
}

daemon_config() {
  # Access by the group of whoever works here, without polkit; root needs neither.
  printf 'log_outputs = "3:file:%s"\n' "$LAB/log/$1.log"
  [ "$1" = libvirtd ] || return 0
  printf 'unix_sock_group = "%s"\nunix_sock_rw_perms = "0770"\nauth_unix_rw = "none"\n' "$(id -gn)"
}

start_daemons() {
  libvirt_answers && return 0
  mkdir -p "$RUN" "$LAB/log"
  local name
  for name in virtlogd libvirtd; do
    daemon_config "$name" >"$LAB/$name.conf"
    if [ "$name" = virtlogd ] && pgrep -x virtlogd >/dev/null && as_root test -S /run/libvirt/virtlogd-sock; then continue; fi
    start_daemon "$name" --config "$LAB/$name.conf"
  done
  # The first call after an installation asks every emulator for its capabilities: about 8 s, more on a slow machine.
  wait_for 60 "libvirt to answer on $LAB_URI" libvirt_answers ||
    { tail -n 15 "$LAB/log/libvirtd.log" >&2; die "libvirtd runs but does not answer"; }
}

stop_daemon() {
  local pid
  pid=$(owned_pid "$1") || return 0
  as_root kill "$pid"
  wait_for 20 "$1 (pid $pid) to end" test ! -d "/proc/$pid" || die "$1 does not end; log in ${LAB#"$ROOT"/}/log"
  rm -f "$RUN/$1.owned"
}

lab_machines() { virsh_lab list --all --name | sed -n "/^$LAB_PREFIX/p"; }

# Ends and forgets the lab's machines; nobody else's.
remove_machines() {
  local name
  lab_machines | while read -r name; do
    virsh_lab destroy "$name" >/dev/null 2>&1 || true
    virsh_lab undefine "$name" --managed-save --nvram --snapshots-metadata >/dev/null 2>&1 || true
  done
}
