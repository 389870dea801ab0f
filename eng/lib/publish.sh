# Publishing a provider as one file: which framework, how, and whether it is due. Sourced after common.sh.
# shellcheck shell=bash

# A place of its own: the intermediate files of another framework must not meet those of normal builds.
PUBLISH=$ROOT/artifacts/publish
RID=linux-x64

provider_version() { sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$ROOT/eng/Common.props"; }

# Everything a published file is made from, as one word.
source_stamp() {
  { dotnet --version
    echo "$*"
    cd "$ROOT" || exit
    find src provider eng/*.props Directory.* global.json .editorconfig eng/build eng/lib/publish.sh \
      -type f -not -path '*/obj/*' -not -path '*/bin/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; } | sha256sum | cut -d' ' -f1
}

# in_framework FRAMEWORK COMMAND ARGUMENTS...: a dotnet command with what is the same for restore and publish.
# Build servers outlive it: the lock that eng/build holds on descriptor 9 must not live on in them.
in_framework() {
  local framework=$1 command=$2
  shift 2
  dotnet "$command" "$@" -r "$RID" -v q --nologo \
    -p:HotplugTargetFramework="$framework" -p:ArtifactsPath="$PUBLISH/$framework" -p:Configuration=Release </dev/null 9>&-
}

# Prints the newest framework whose native AOT packages can be restored, or "none". Feeds change rarely: asked once per SDK.
aot_framework() {
  local project=$1 framework file=$PUBLISH/aot key found=none
  key=$(dotnet --version)
  if [ "$(cut -d' ' -f1 "$file" 2>/dev/null)" = "$key" ]; then cut -d' ' -f2 "$file"; return; fi
  mkdir -p "$PUBLISH"
  for framework in net10.0 net9.0; do
    if in_framework "$framework" restore "$project" -p:PublishAot=true >"$PUBLISH/restore-$framework.log" 2>&1; then
      found=$framework
      break
    fi
    grep -q 'NU1101\|NU1102\|NU1103\|NU1301' "$PUBLISH/restore-$framework.log" ||
      { tail -n 5 "$PUBLISH/restore-$framework.log" >&2; die "restore for $framework fails for another reason than missing packages"; }
    say "native AOT for $framework: $(grep -o 'Unable to find [^.]*' "$PUBLISH/restore-$framework.log" | head -n 1)"
  done
  echo "$key $found" >"$file"
  echo "$found"
}

# The native compiler needs a linker and zlib.
need_linker() {
  command -v clang >/dev/null || command -v gcc >/dev/null || need_packages gcc libc6-dev
  [ -e /usr/include/zlib.h ] || need_packages zlib1g-dev
}

# publish PROJECT OUT: leaves the executable in OUT and says what it is.
publish() {
  local project=$1 out=$2 framework log=$PUBLISH/publish.log mode
  framework=$(aot_framework "$project")
  rm -rf "$out"
  if [ "$framework" != none ]; then
    need_linker
    mode="native AOT, $framework: the newest whose AOT packages restore"
    set -- -p:PublishAot=true
  else
    framework=net10.0
    mode="trimmed ReadyToRun, $framework: no AOT packages restore (again with: rm ${PUBLISH#"$ROOT"/}/aot)"
    set -- -p:PublishSingleFile=true -p:SelfContained=true -p:PublishTrimmed=true -p:PublishReadyToRun=true
  fi
  # Our own code is held to trimming and AOT rules by the analyzers of every build. IL2104 and IL3053 say that an assembly of somebody
  # else (Google.Protobuf: its reflection and JSON, which nothing here calls) breaks them: seen, and no error.
  in_framework "$framework" publish "$project" -o "$out" -p:DebugType=none -p:WarningsNotAsErrors='IL2104%3BIL3053' "$@" >"$log" 2>&1 ||
    { grep -E 'error|warning' "$log" | sort -u | head -n 20 >&2; die "publishing failed; the whole log is in ${log#"$ROOT"/}"; }
  say "${project##*/}: $mode"
}
