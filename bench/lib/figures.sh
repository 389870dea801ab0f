# Medians, ranges and ratios of measured columns, and what machine they were measured on. Sourced; needs awk and sort.
# shellcheck shell=bash

# spread NAME COLUMN DIGITS FILE: "median (min to max)" of the rows that start with NAME; the file is tab separated.
spread() {
  awk -F'\t' -v name="$1" -v column="$2" '$1 == name { print $column }' "$4" | sort -g |
    awk -v digits="$3" '{ v[NR] = $1 }
      END {
        if (NR == 0) { print "nothing measured" > "/dev/stderr"; exit 1 }
        m = NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
        f = "%." digits "f"
        printf f " (" f " to " f ")\n", m, v[1], v[NR]
      }'
}

# median_of NAME COLUMN FILE: the bare number.
median_of() { spread "$1" "$2" 4 "$3" | cut -d' ' -f1; }

# ratio_spread NAME PEER COLUMN FILE: the same of NAME / PEER, pair by pair: the nth row of one over the nth row of the other,
# which were measured right after each other. What disturbs the machine for longer than a round then falls out.
ratio_spread() {
  local ratios
  ratios=$(mktemp)
  paste <(awk -F'\t' -v n="$1" -v c="$3" '$1 == n { print $c }' "$4") <(awk -F'\t' -v n="$2" -v c="$3" '$1 == n { print $c }' "$4") |
    awk '{ printf "ratio\t%.6f\n", $1 / $2 }' >"$ratios"
  spread ratio 2 2 "$ratios"
  rm -f "$ratios"
}

# goal TEXT NUMBER LIMIT: one line that says whether NUMBER is at most LIMIT. A missed goal is a result, not a failure.
goal() {
  local verdict
  verdict=$(awk -v n="$2" -v l="$3" 'BEGIN { print (n <= l ? "met" : "MISSED") }')
  printf '%s: %s (%.2f, at most %s)\n' "$1" "$verdict" "$2" "$3"
}

# The size of the machine: results are only comparable with others from the same run.
machine_size() {
  printf '%s CPUs (%s), %s GiB, Linux %s, load %s\n' "$(nproc)" \
    "$(awk -F': *' '/^model name/ { print $2; exit }' /proc/cpuinfo)" \
    "$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)" "$(uname -r | cut -d. -f1,2)" "$(cut -d' ' -f1 /proc/loadavg)"
}

# build_providers: both, published as users get them; HOTPLUG and SAMPLE are their files.
build_providers() {
  "$ROOT/eng/build"
  "$ROOT/eng/build" --sample
  HOTPLUG=$(echo "$ROOT"/dist/terraform-provider-hotplug_v*)
  SAMPLE=$(echo "$ROOT"/dist/terraform-provider-sample_v*)
  # shellcheck disable=SC2034 # used by the scripts that source this file
  readonly HOTPLUG SAMPLE
}

# build_echo DIRECTORY: the peer that has the product's schema and does nothing, published alike when a source has changed, in a mirror of
# its own: it answers at the product's address. Leaves DIRECTORY/terraform.rc.
build_echo() {
  local place sources
  place=$1/registry.terraform.io/hotplugiac/hotplug/$(provider_version)/linux_amd64
  mkdir -p "$PUBLISH" "$place"
  sources=$(find "$ROOT/bench/EchoProvider" -type f -print0 | LC_ALL=C sort -z | xargs -0 cat | sha256sum | cut -d' ' -f1)
  publish_when_due "$ROOT/bench/EchoProvider" echo "$sources"
  cp "$PUBLISH/out-echo-$RID/terraform-provider-echo" "$place/terraform-provider-hotplug_v$(provider_version)"
  printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$1" >"$1/terraform.rc"
}
