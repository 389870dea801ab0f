# Packing a published provider as registries expect it. Sourced after common.sh; needs zip.
# shellcheck shell=bash

# The earliest moment that a zip file can hold. SOURCE_DATE_EPOCH, when set, is used instead (reproducible-builds.org).
PACKED_AT=${SOURCE_DATE_EPOCH:-315532800}

# The licences of what is linked in: the runtime's own list, and Google.Protobuf, whose package brings no text.
notices() {
  local sdk
  sdk=$(dirname -- "$(readlink -f -- "$(command -v dotnet)")")
  [ -s "$sdk/LICENSE.txt" ] && [ -s "$sdk/ThirdPartyNotices.txt" ] || die "the .NET SDK in $sdk brings no LICENSE.txt and ThirdPartyNotices.txt"
  cat "$ROOT/provider/NOTICES.txt"
  printf '\n.NET runtime and ASP.NET Core\n\n'
  cat "$sdk/LICENSE.txt"
  printf '\nParts of others in the .NET runtime and ASP.NET Core\n\n'
  cat "$sdk/ThirdPartyNotices.txt"
}

# pack BINARY VERSION TARGET DIRECTORY WORK: the package of one target. Order, times, modes and owners are fixed: no trace of who packed.
pack() {
  local binary=$1 version=$2 place=$5/$3 package=$4/terraform-provider-hotplug_$2_$3.zip
  local files=("terraform-provider-hotplug_v$version" LICENSE NOTICES.txt README.md)
  mkdir -p "$place"
  install -m 755 "$binary" "$place/${files[0]}"
  install -m 644 "$ROOT/LICENSE" "$ROOT/README.md" "$place/"
  notices >"$place/NOTICES.txt"
  chmod 644 "$place/NOTICES.txt"
  (cd -- "$place" && touch -d "@$PACKED_AT" "${files[@]}" && TZ=UTC zip -q -X -9 "$package" "${files[@]}")
  say "${package##*/}, $(du -h "$package" | cut -f1)"
}

# write_manifest FILE: which plugin protocol the packages speak.
write_manifest() { printf '{\n  "version": 1,\n  "metadata": {\n    "protocol_versions": ["6.0"]\n  }\n}\n' >"$1"; }

# write_sums DIRECTORY VERSION: the checksums of packages and manifest, and their detached binary signature when there is a key.
write_sums() {
  local sums=terraform-provider-hotplug_$2_SHA256SUMS
  (cd -- "$1" && LC_ALL=C && sha256sum -- *.zip *_manifest.json >"$sums")
  if [ -z "${HOTPLUG_GPG_KEY:-}" ]; then
    say "$sums is unsigned: HOTPLUG_GPG_KEY names no key (a public registry wants a signature)"
    return
  fi
  command -v gpg >/dev/null || need_packages gpg gpg-agent
  gpg --batch --yes --quiet --local-user "$HOTPLUG_GPG_KEY" --output "$1/$sums.sig" --detach-sign "$1/$sums" 9>&- ||
    die "gpg cannot sign with the key $HOTPLUG_GPG_KEY"
}
