# Builds the C# SDK of the Pulumi provider and the C# example against the real package Pulumi. Sourced; needs bash and the .NET SDK.
# shellcheck shell=bash
#
# Some feeds do not have the package. Then the SDK is compiled only against the stand-in of tests/PulumiStandIn, and one line says so.
#
# HOTPLUG_PULUMI_FEED  a folder with the package (Pulumi.VERSION.nupkg), asked besides the machine's own feeds.

# pulumi_sdk_build OUTPUT_FOLDER
#   Builds into a copy in OUTPUT_FOLDER, so that the repository stays as it is; the program is then
#   OUTPUT_FOLDER/examples/pulumi-csharp-fleet/bin/Debug/net10.0/Fleet.dll.
#   0: built. 3: skipped, the package is not there. Else: the build failed, and its output has been printed.
pulumi_sdk_build() {
  local root out program log
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
  out=$1
  program=$out/examples/pulumi-csharp-fleet
  log=$out/build.log
  rm -rf "$out"
  mkdir -p "$out/pulumi/sdk" "$out/examples"
  cp -r "$root/pulumi/sdk/dotnet" "$out/pulumi/sdk/"
  cp -r "$root/examples/pulumi-csharp-fleet" "$out/examples/"
  rm -rf "$out/pulumi/sdk/dotnet/"{bin,obj} "$program/"{bin,obj}

  local feed=()
  if [[ -n ${HOTPLUG_PULUMI_FEED:-} ]]; then
    feed=(-p:RestoreAdditionalProjectSources="$(cd "$HOTPLUG_PULUMI_FEED" && pwd)")
  fi

  if ! dotnet restore "$program" "${feed[@]}" --nologo -v q >"$log" 2>&1; then
    # NU1101: no feed knows the package. NU1102: none has a version in the range.
    if grep -qE 'NU110[12].*\bPulumi\b' "$log"; then
      echo "skipped: the C# SDK against the real Pulumi, because package Pulumi 3 is on no NuGet feed here (HOTPLUG_PULUMI_FEED names a folder that has it)"
      return 3
    fi
    cat "$log" >&2
    return 1
  fi

  if ! dotnet build "$program" --no-restore --nologo -v q -warnaserror >"$log" 2>&1; then
    cat "$log" >&2
    return 1
  fi
  echo "built: the C# SDK and examples/pulumi-csharp-fleet against package Pulumi"
}
