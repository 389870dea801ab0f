# Packing a published provider as registries expect it, and the command line. Sourced after common.sh; needs zip.
# shellcheck shell=bash

# The earliest moment that a zip file can hold. SOURCE_DATE_EPOCH, when set, is used instead (reproducible-builds.org).
PACKED_AT=${SOURCE_DATE_EPOCH:-315532800}

# notices FILE: the licences of what is linked in: those of packages, which FILE has, and the runtime's own list.
notices() {
  local sdk
  sdk=$(dirname -- "$(readlink -f -- "$(command -v dotnet)")")
  [ -s "$sdk/LICENSE.txt" ] && [ -s "$sdk/ThirdPartyNotices.txt" ] || die "the .NET SDK in $sdk brings no LICENSE.txt and ThirdPartyNotices.txt"
  cat "$1"
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
  notices "$ROOT/provider/NOTICES.txt" >"$place/NOTICES.txt"
  chmod 644 "$place/NOTICES.txt"
  (cd -- "$place" && touch -d "@$PACKED_AT" "${files[@]}" && TZ=UTC zip -q -X -9 "$package" "${files[@]}")
  say "${package##*/}, $(du -h "$package" | cut -f1)"
}

# pack_cli BINARY VERSION TARGET DIRECTORY WORK HERE: the command line of one target, with what HERE, the same for this machine, prints for shells.
pack_cli() {
  local binary=$1 place=$5/cli-$3 package=$4/hotplug_$2_$3.tar.gz shell file
  mkdir -p "$place/completions"
  install -m 755 "$binary" "$place/hotplug"
  install -m 644 "$ROOT/LICENSE" "$ROOT/README.md" "$place/"
  notices "$ROOT/src/HotplugIac.Cli/NOTICES.txt" >"$place/NOTICES.txt"
  for shell in bash:hotplug.bash zsh:_hotplug fish:hotplug.fish; do
    file=$place/completions/${shell#*:}
    "$6" completion "${shell%:*}" >"$file" || die "$6 prints no completion for ${shell%:*}"
  done
  chmod 644 "$place/NOTICES.txt" "$place/completions"/*
  # Not the hidden gzip of tar: it would write the moment of packing.
  tar -cf - -C "$place" --sort=name --format=ustar --mtime="@$PACKED_AT" --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w \
    hotplug LICENSE NOTICES.txt README.md completions/hotplug.bash completions/_hotplug completions/hotplug.fish | gzip -n -9 >"$package"
  say "${package##*/}, $(du -h "$package" | cut -f1)"
}

# write_manifest FILE: which plugin protocol the packages speak.
write_manifest() { printf '{\n  "version": 1,\n  "metadata": {\n    "protocol_versions": ["6.0"]\n  }\n}\n' >"$1"; }

# write_sums DIRECTORY VERSION: the checksums of the provider's packages and manifest, as registries want them, and of the command line, as its
# action wants them; and their detached binary signatures when there is a key.
write_sums() {
  local provider=terraform-provider-hotplug_$2_SHA256SUMS sums
  (cd -- "$1" && LC_ALL=C && sha256sum -- *.zip *_manifest.json >"$provider" && sha256sum -- hotplug_*.tar.gz >SHA256SUMS)
  if [ -z "${HOTPLUG_GPG_KEY:-}" ]; then
    say "the checksums are unsigned: HOTPLUG_GPG_KEY names no key (a public registry wants a signature)"
    return
  fi
  command -v gpg >/dev/null || need_packages gpg gpg-agent
  for sums in "$provider" SHA256SUMS; do
    gpg --batch --yes --quiet --local-user "$HOTPLUG_GPG_KEY" --output "$1/$sums.sig" --detach-sign "$1/$sums" 9>&- ||
      die "gpg cannot sign with the key $HOTPLUG_GPG_KEY"
  done
}
