# What every script here shares: places, messages, root, bounded waits. Sourced; needs bash and coreutils.
# shellcheck shell=bash

ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
LAB=$ROOT/.lab
# shellcheck disable=SC2034 # used by the scripts that source this file
LAB_PREFIX=hotplug-lab-

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$*"; exit 1; }

# Runs a command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo -- "$@"
  else die "needs root for: $*  (no sudo here)"
  fi
}

# wait_for SECONDS WHAT COMMAND...: repeats COMMAND until it succeeds; fails with WHAT after SECONDS.
wait_for() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    if [ "$SECONDS" -ge "$deadline" ]; then say "gave up waiting for $what"; return 1; fi
    sleep 0.1
  done
}

# Debian packages: installs those that are missing, says which, is silent when none is.
need_packages() {
  local missing=() package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "missing packages (${missing[*]}), and this is not a Debian machine: install them by hand"
  say "installing ${missing[*]}"
  mkdir -p "$LAB/log"
  local log=$LAB/log/apt.log
  { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=180 update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=180 \
      install --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1 9>&- ||
    { tail -n 15 "$log" >&2; die "apt-get failed; the whole log is in ${log#"$ROOT"/}"; }
}

# sshd, for a daemon of one's own: the package's service is neither started nor left switched on.
need_sshd() {
  [ ! -x /usr/sbin/sshd ] || return 0
  local policy=/usr/sbin/policy-rc.d ours=
  if [ ! -e "$policy" ]; then
    ours=1
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  need_packages openssh-server
  [ -z "$ours" ] || as_root rm -f "$policy"
  if command -v systemctl >/dev/null; then
    as_root systemctl disable ssh.service >/dev/null 2>&1 || say "ssh.service could not be switched off: it may start at the next boot"
  fi
}
