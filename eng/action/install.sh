#!/usr/bin/env bash
# eng/action/install.sh: puts the program of the release HOTPLUG_VERSION into RUNNER_TEMP and its path as `path` into GITHUB_OUTPUT.
# HOTPLUG_PATH: a program that is there already, taken as it is. HOTPLUG_VERSION: such as 0.1.0; empty: the tag that HOTPLUG_REF names.
# HOTPLUG_REPOSITORY: owner/name whose releases have it. GITHUB_SERVER_URL: where that is.
# The archive must have the checksum that the release's SHA256SUMS says.
set -euo pipefail

fail() { printf '::error title=hotplug preview::%s\n' "$1"; exit 1; }
output() { printf 'path=%s\n' "$1" >>"${GITHUB_OUTPUT:-/dev/null}"; }

if [ -n "${HOTPLUG_PATH:-}" ]; then
  case $HOTPLUG_PATH in *$'\n'*) fail 'the input hotplug-path has a line end in it' ;; esac
  [ -x "$HOTPLUG_PATH" ] || fail 'the input hotplug-path names no program'
  output "$HOTPLUG_PATH"
  exit 0
fi

version=${HOTPLUG_VERSION:-${HOTPLUG_REF:-}}
version=${version#v}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]] || fail 'no version is known: give the input version (such as 0.1.0) or hotplug-path, or use the action at the tag of a release'
[[ ${HOTPLUG_REPOSITORY:-} =~ ^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$ ]] || fail 'it is not known which repository the action is from: give the input hotplug-path'

case $(uname -s)/$(uname -m) in
  Linux/x86_64) target=linux_amd64 ;;
  Linux/aarch64) target=linux_arm64 ;;
  Darwin/x86_64) target=darwin_amd64 ;;
  Darwin/arm64) target=darwin_arm64 ;;
  *) fail "there is no release for $(uname -s) on $(uname -m): give the input hotplug-path" ;;
esac

archive=hotplug_${version}_${target}.tar.gz
place=${RUNNER_TEMP:-$(mktemp -d)}/hotplug-$version
release=${GITHUB_SERVER_URL:-https://github.com}/$HOTPLUG_REPOSITORY/releases/download/v$version
mkdir -p "$place"
cd -- "$place"
for file in "$archive" SHA256SUMS; do
  curl --fail --silent --show-error --location --proto '=https' --retry 3 --output "$file" "$release/$file" || fail "$release/$file cannot be downloaded: is there a release of this version?"
done

# Only the line of this archive: the others were not downloaded.
awk -v name="$archive" '$2 == name || $2 == "*" name' SHA256SUMS >"$archive.sha256"
[ "$(wc -l <"$archive.sha256")" -eq 1 ] || fail "SHA256SUMS of release $version does not name $archive once"
if command -v sha256sum >/dev/null; then sums=(sha256sum); else sums=(shasum -a 256); fi
"${sums[@]}" -c "$archive.sha256" >/dev/null || fail "$archive does not have the checksum that its release says: it is not unpacked"
tar -xzf "$archive" hotplug
output "$place/hotplug"
