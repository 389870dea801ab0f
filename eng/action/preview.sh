#!/usr/bin/env bash
# eng/action/preview.sh: the steps of the GitHub Action after the program is there. Everything comes in through the environment, so that
# nothing from a pull request is ever read as shell.
# HOTPLUG: the program (default: hotplug on the PATH). HOTPLUG_PLAN: the file. Optional: HOTPLUG_TARGET, HOTPLUG_COMMIT, HOTPLUG_POLICY,
# HOTPLUG_ENVIRONMENT, HOTPLUG_FAIL_ON, HOTPLUG_SOURCE_ROOT; HOTPLUG_COMMENT (true or false); GITHUB_TOKEN for the comment.
# Leaves: hotplug-preview/report.{md,json,sarif} in RUNNER_TEMP; verdict, stops_machine, exit_code, markdown, json and sarif in GITHUB_OUTPUT.
# `hotplug preview` itself writes the step summary and what it knows of the outputs.
# Exit code: the preview's where that is 1 (error) or 10 (refused by --fail-on or the policy), 1 when the comment could not be written, else 0.
set -euo pipefail

hotplug=${HOTPLUG:-hotplug}
fail() { printf '::error title=hotplug preview::%s\n' "$1"; exit 1; }
# A line end in a name of a file would begin another output.
output() { case $2 in *$'\n'*) fail "$1 has a line end in it" ;; esac; printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:-/dev/null}"; }

[ -n "${HOTPLUG_PLAN:-}" ] || fail 'the input plan is empty: give the file that terraform show -json or pulumi preview --json wrote'
plan=$HOTPLUG_PLAN
case $plan in -*) plan=./$plan ;; esac
[ -f "$plan" ] || fail 'there is no such file as the input plan names: did the step before write it?'
case ${HOTPLUG_COMMENT:=false} in true | false) ;; *) fail 'the input comment is either true or false' ;; esac

reports=${RUNNER_TEMP:-$(mktemp -d)}/hotplug-preview
rm -rf "$reports"
mkdir -p "$reports"
arguments=(preview "$plan" "--out=markdown=$reports/report.md" "--out=json=$reports/report.json" "--out=sarif=$reports/report.sarif" --detailed-exitcode)
option() { [ -z "$2" ] || arguments+=("--$1=$2"); }
option target "${HOTPLUG_TARGET:-}"
option commit "${HOTPLUG_COMMIT:-}"
option policy "${HOTPLUG_POLICY:-}"
option environment "${HOTPLUG_ENVIRONMENT:-}"
option fail-on "${HOTPLUG_FAIL_ON:-}"
option source-root "${HOTPLUG_SOURCE_ROOT:-}"

code=0
# The token is for the comment alone.
env -u GITHUB_TOKEN "$hotplug" "${arguments[@]}" || code=$?
output exit_code "$code"
case $code in
  0 | 2 | 3 | 4 | 5) end=0 ;;
  *) end=$code ;;
esac

for form in markdown:md json:json sarif:sarif; do
  file=$reports/report.${form#*:}
  [ ! -s "$file" ] || output "${form%:*}" "$file"
done

if [ "$HOTPLUG_COMMENT" = true ] && [ -s "$reports/report.md" ]; then
  comment=(comment "$reports/report.md" --on=github)
  [ -z "${HOTPLUG_TARGET:-}" ] || comment+=("--target=$HOTPLUG_TARGET")
  if ! "$hotplug" "${comment[@]}"; then
    # The comment of an earlier push still stands there and says what no longer holds.
    printf '::error title=hotplug preview::%s\n' 'the comment on the pull request could not be written; what stands there is of an earlier push'
    [ "$end" -ne 0 ] || end=1
  fi
fi
exit "$end"
