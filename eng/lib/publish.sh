# Publishing a provider as one file: for which system, which framework, how, and whether it is due. Sourced after common.sh.
# shellcheck shell=bash

# A place of its own: the intermediate files of another framework or system must not meet those of normal builds.
PUBLISH=$ROOT/artifacts/publish
# What is published for, by .NET's name; eng/release sets others.
RID=linux-x64

# The two ways. Without symbols: the trimmer writes where they lie into each assembly.
AOT=(-p:PublishAot=true)
TRIMMED=(-p:PublishSingleFile=true -p:SelfContained=true -p:PublishTrimmed=true -p:PublishReadyToRun=true -p:TrimmerRemoveSymbols=true)

provider_version() { sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$ROOT/eng/Common.props"; }

# Everything a published file is made from, as one word.
source_stamp() {
  { dotnet --version
    echo "$*"
    cd "$ROOT" || exit
    find src provider pulumi docs/schemas eng/*.props Directory.* global.json .editorconfig eng/build eng/lib/publish.sh \
      -type f -not -path '*/obj/*' -not -path '*/bin/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; } | sha256sum | cut -d' ' -f1
}

# in_framework FRAMEWORK COMMAND ARGUMENTS...: a dotnet command with what is the same for restore and publish.
# Build servers outlive it: the lock that eng/build holds on descriptor 9 must not live on in them.
# Analyzers have their say in normal builds, and cost as much as the compiler: not a second time here.
# The same sources give the same bytes wherever the checkout lies: its path is mapped away, and the commit is no part of the file.
in_framework() {
  local framework=$1 command=$2
  shift 2
  dotnet "$command" "$@" -r "$RID" -v q --nologo \
    -p:HotplugTargetFramework="$framework" -p:ArtifactsPath="$PUBLISH/$framework" -p:Configuration=Release -p:RunAnalyzers=false \
    -p:PathMap="$ROOT/=/_/" -p:IncludeSourceRevisionInInformationalVersion=false -p:ContinuousIntegrationBuild=false </dev/null 9>&-
}

# restores PROJECT FRAMEWORK HOW...: whether the feed has the packages. Fails for that reason only; any other ends the script.
restores() {
  local project=$1 framework=$2 log=$PUBLISH/restore-$RID-$2.log
  shift 2
  in_framework "$framework" restore "$project" "$@" >"$log" 2>&1 && return
  grep -q 'NU1101\|NU1102\|NU1103\|NU1301' "$log" || { tail -n 5 "$log" >&2; die "restore for $RID, $framework, fails for another reason than missing packages"; }
  lack=$(grep -o 'Unable to find [^.]*[^ ]*' "$log" | head -n 1)
  return 1
}

# Prints the newest framework whose native AOT packages can be restored, or "none". Feeds change rarely: asked once per SDK.
aot_framework() {
  local project=$1 framework file=$PUBLISH/aot-$RID key found=none lack
  key=$(dotnet --version)
  if [ "$(cut -d' ' -f1 "$file" 2>/dev/null)" = "$key" ]; then cut -d' ' -f2 "$file"; return; fi
  mkdir -p "$PUBLISH"
  for framework in net10.0 net9.0; do
    if restores "$project" "$framework" "${AOT[@]}"; then
      found=$framework
      break
    fi
    say "native AOT for $RID, $framework: $lack"
  done
  echo "$key $found" >"$file"
  echo "$found"
}

# missing_packages PROJECT: why it cannot be published for RID in any way; nothing when it can.
missing_packages() {
  local framework lack=''
  framework=$(aot_framework "$1")
  [ "$framework" != none ] || restores "$1" net10.0 "${TRIMMED[@]}" || echo "$lack"
}

# The native compiler needs a linker and zlib. LINKER is left to the compiler's own choice, except for another processor.
need_linker() {
  LINKER=()
  if [ "$RID" = linux-arm64 ] && [ "$(uname -m)" != aarch64 ]; then
    need_packages gcc-aarch64-linux-gnu libc6-dev-arm64-cross
    LINKER=(-p:CppCompilerAndLinker=aarch64-linux-gnu-gcc -p:ObjCopyName=aarch64-linux-gnu-objcopy)
    return
  fi
  command -v clang >/dev/null || command -v gcc >/dev/null || need_packages gcc libc6-dev
  [ -e /usr/include/zlib.h ] || need_packages zlib1g-dev
}

# publish PROJECT OUT: leaves the executable in OUT and says what it is.
publish() {
  local project=$1 out=$2 framework log=$PUBLISH/publish-$RID.log mode
  framework=$(aot_framework "$project")
  rm -rf "$out"
  if [ "$framework" != none ]; then
    need_linker
    mode="native AOT, $framework: the newest whose AOT packages restore"
    set -- "${AOT[@]}" "${LINKER[@]}"
  else
    framework=net10.0
    mode="trimmed ReadyToRun, $framework: no AOT packages restore (again with: rm ${PUBLISH#"$ROOT"/}/aot-$RID)"
    set -- "${TRIMMED[@]}"
  fi
  # Our own code is held to trimming and AOT rules by the analyzers of every build. IL2104 and IL3053 say that an assembly of somebody
  # else (Google.Protobuf: its reflection and JSON, which nothing here calls) breaks them: seen, and no error.
  in_framework "$framework" publish "$project" -o "$out" -p:DebugType=none -p:WarningsNotAsErrors='IL2104%3BIL3053' "$@" >"$log" 2>&1 ||
    { grep -E 'error|warning' "$log" | sort -u | head -n 20 >&2; die "publishing failed; the whole log is in ${log#"$ROOT"/}"; }
  say "${project##*/}, $RID: $mode"
}

# publish_when_due PROJECT NAME VERSION: publishes for RID into out-NAME-RID, unless that was done from the same sources.
publish_when_due() {
  local stamp out=$PUBLISH/out-$2-$RID
  stamp=$(source_stamp "$2" "$3" "$RID")
  [ "$(cat "$out.stamp" 2>/dev/null)" != "$stamp" ] || return 0
  rm -f "$out.stamp"
  publish "$1" "$out"
  echo "$stamp" >"$out.stamp"
}
