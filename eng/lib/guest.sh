# The tiny guest: a Debian cloud kernel and an initramfs of busybox, qemu-ga and a few modules. Sourced after common.sh.
# shellcheck shell=bash

GUEST=$LAB/guest
GUEST_MODULES=(virtio_pci virtio_console virtio_balloon virtio_mem evdev button)

# The newest installed cloud kernel: that of the machine itself need not have modules, or be readable.
guest_kernel() { find /boot -name 'vmlinuz-*-cloud-amd64' | sort -V | tail -n 1; }

# Everything the image is made of, as one word: it changes when a rebuild is due.
guest_stamp() {
  { echo "$(guest_kernel) ${GUEST_MODULES[*]}"
    dpkg-query -W busybox-static qemu-guest-agent libc6 linux-image-cloud-amd64
    cat "$ROOT"/eng/guest/* "$ROOT/eng/lib/guest.sh"; } | sha256sum | cut -d' ' -f1
}

fill_tree() {
  local tree=$1 version=$2 file name
  chmod 755 "$tree"
  mkdir -p "$tree"/{bin,sbin,proc,sys,dev,run,tmp,etc,modules,lib64}
  cp /bin/busybox "$tree/bin/busybox"
  for name in $(busybox --list | grep -vx busybox); do ln -s busybox "$tree/bin/$name"; done
  cp /usr/sbin/qemu-ga "$tree/sbin/"
  ldd /usr/sbin/qemu-ga | grep -o '/[^ ]*' | while read -r file; do
    mkdir -p "$tree${file%/*}"
    cp -L "$file" "$tree$file"
  done
  install -m 755 "$ROOT/eng/guest/init" "$tree/init"
  install -m 755 "$ROOT/eng/guest/online-cpu" "$ROOT/eng/guest/shutdown" "$tree/sbin/"
  for name in "${GUEST_MODULES[@]}"; do modprobe -S "$version" --show-depends "$name"; done |
    awk '$1 == "insmod" && !seen[$2]++ { print $2 }' | while read -r file; do
    cp "$file" "$tree/modules/"
    echo "${file##*/}" >>"$tree/modules/order"
  done
  [ -s "$tree/modules/order" ] || die "kernel $version has none of the modules ${GUEST_MODULES[*]}"
}

build_guest() {
  local stamp kernel tree
  stamp=$(guest_stamp)
  [ "$(cat "$GUEST/stamp" 2>/dev/null)" = "$stamp" ] && return 0
  kernel=$(guest_kernel)
  [ -n "$kernel" ] || die "no cloud kernel in /boot although linux-image-cloud-amd64 is installed"
  say "building the guest from ${kernel##*/}"
  mkdir -p "$GUEST"
  tree=$(mktemp -d)
  fill_tree "$tree" "${kernel##*/vmlinuz-}"
  # Under a running guest the old files stay whole: written beside, then renamed over.
  # Not compressed: an emulated processor would unpack it at each boot.
  (cd "$tree" && find . | LC_ALL=C sort | cpio -o -H newc -R 0:0 --quiet) >"$GUEST/initrd.new"
  as_root cat "$kernel" >"$GUEST/vmlinuz.new"
  rm -r "$tree"
  chmod 644 "$GUEST"/*.new
  mv "$GUEST/initrd.new" "$GUEST/initrd"
  mv "$GUEST/vmlinuz.new" "$GUEST/vmlinuz"
  echo "$stamp" >"$GUEST/stamp"
}

# QEMU under libvirt is another user, who may not be let into a private home directory: then it gets a copy at a public place.
guest_place() {
  if as_root runuser -u libvirt-qemu -- test -r "$GUEST/initrd" 2>/dev/null; then echo "$GUEST"; return; fi
  local place=/var/lib/libvirt/boot/hotplug-lab
  as_root cmp -s "$GUEST/stamp" "$place/stamp" ||
    { as_root mkdir -p "$place" && as_root install -m 644 "$GUEST"/{initrd,vmlinuz,stamp} "$place/"; }
  echo "$place"
}
