# The configurations under comparison: the same number of resources of one kind, named alike, expanded alike.
# Sourced after common.sh and machines.sh; needs terraform.
# shellcheck shell=bash

BENCH_LIB=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)

# A simulator's file for the kind "simulator"; a definition for machines that do not exist yet, else empty.
SIMULATOR_FILE=
BENCH_DEFINITION=

# blocks KIND: what stands before the resource. The kind "simulator" is the product on the simulator's file.
blocks() {
  local name=$1 uri=${HOTPLUG_LAB_URI:-}
  [ "$name" != terraform_data ] || return 0
  [ "$name" != simulator ] || name=hotplug uri=sim://$SIMULATOR_FILE
  printf 'terraform {\n  required_providers {\n    %s = {\n      source = "hotplugiac/%s"\n    }\n  }\n}\n' "$name" "$name"
  [ "$name" != hotplug ] || printf 'provider "hotplug" {\n  uri = "%s"\n}\n' "$uri"
}

# resource KIND EXPANSION NAME: the resource; both are Terraform expressions. The number of vCPUs is what an apply changes.
resource() {
  case $1 in
    hotplug | simulator)
      printf 'resource "hotplug_virtual_machine" "one" {\n  %s\n  name = %s\n  vcpus = var.vcpus\n  memory = "512MiB"\n' "$2" "$3"
      [ -z "$BENCH_DEFINITION" ] || printf '  definition = <<-XML\n%s\n  XML\n' "$BENCH_DEFINITION"
      printf '}\n'
      ;;
    sample) printf 'resource "sample_note" "one" {\n  %s\n  text = join(", ", [%s, var.vcpus])\n}\n' "$2" "$3" ;;
    terraform_data) printf 'resource "terraform_data" "one" {\n  %s\n  input = { name = %s, vcpus = var.vcpus, memory = "512MiB" }\n}\n' "$2" "$3" ;;
    *) die "no configuration of kind $1" ;;
  esac
}

# write_configuration KIND EXPANSION COUNT DIRECTORY: EXPANSION is for_each (over a set of names, as people write it) or count.
write_configuration() {
  local format="format(\"$BENCH_PREFIX%03d\", %s)"
  mkdir -p "$4"
  { blocks "$1"
    printf 'variable "vcpus" {\n  default = 2\n}\n'
    case $2 in
      for_each)
        echo "locals { names = toset([for n in range(1, $3 + 1) : ${format/\%s/n}]) }"
        resource "$1" "for_each = local.names" each.key
        ;;
      count) resource "$1" "count = $3" "${format/\%s/count.index + 1}" ;;
      *) die "no expansion $2" ;;
    esac; } >"$4/main.tf"
}

# quietly DIRECTORY COMMAND...: terraform's output only when it fails.
quietly() {
  local place=$1
  shift
  timeout 580 terraform -chdir="$place" "$@" -no-color -input=false >"$place/last.log" 2>&1 </dev/null ||
    { tail -n 30 "$place/last.log" >&2; die "terraform $1 failed in ${place##*/}"; }
}

# prepare KIND EXPANSION COUNT DIRECTORY: up to the point where a plan shows no change.
prepare() {
  write_configuration "$@"
  quietly "$4" init
  quietly "$4" apply -auto-approve
}

# prepare_many KIND EXPANSION COUNT DIRECTORY: the same without applying them all: Terraform writes the whole state again after each
# resource, which takes minutes from 500 on. One is applied, and its part of the state is repeated for the others. Needs python3.
prepare_many() {
  prepare "$1" "$2" 1 "$4"
  write_configuration "$@"
  python3 "$BENCH_LIB/repeat_state.py" "$4" "$3" "$BENCH_PREFIX" "$(machine_id 1)"
}

# prepare_echo FROM DIRECTORY: the state that the product left in FROM, for the peer that echoes it. Needs its terraform.rc.
prepare_echo() {
  mkdir -p "$2"
  cp "$1/main.tf" "$1/terraform.tfstate" "$2/"
  quietly "$2" init
}

# timed DIRECTORY COMMAND...: "WALL<tab>CPU" of one terraform command in ms. CPU is Terraform's and its providers', not that of a
# hypervisor's daemon.
timed() {
  local place=$1 TIMEFORMAT='%3R %3U %3S'
  shift
  { time timeout 580 terraform -chdir="$place" "$@" -no-color -input=false >"$place/last.log" 2>&1 </dev/null; } 2>"$place/time" ||
    { tail -n 30 "$place/last.log" >&2; die "terraform $* failed or showed a change in ${place##*/}"; }
  tail -n 1 "$place/time" | tr , . | awk '{ printf "%.0f\t%.0f\n", $1 * 1000, ($2 + $3) * 1000 }'
}

# timed_plan DIRECTORY: -detailed-exitcode: a plan that shows a change is not what is measured, and fails.
timed_plan() { timed "$1" plan -detailed-exitcode; }
