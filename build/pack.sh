#!/usr/bin/env bash
# Makes everything that is published, for the platform of this machine, in artifacts/packages:
#
#   *.nupkg               the dotnet tool (its manifest, "any", and the native one of this platform) and the libraries
#   wsspec-VERSION-RID.*  the program by itself, with its checksum and what it is made of (CycloneDX)
#   symbols/*.tar.gz      what names the places of a crash in it, for addr2line and debuggers
#   npm/*.tgz             the npm package and the one of this platform
#   wheel/*.whl           the Python wheel of this platform
#   wsspec-VERSION-image.tar  an OCI image, where this is linux-x64
#
# Native code is compiled on the system that it is for: here for one platform, in .github/workflows/release.yml for all of them.
# It takes clang and zlib1g-dev (Linux), and for the last two npm and Python with setuptools and wheel; what is missing is said.
# WSSPEC_NATIVE=false makes a program in its place that needs the .NET runtime, in a fraction of the time: to try how things install.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}

rid=${1:-$(dotnet msbuild build/platform.proj -getProperty:NETCoreSdkRuntimeIdentifier)}
version=$(dotnet msbuild harness/WsSpec.Harness -getProperty:Version)
out=$PWD/artifacts/packages
work=$PWD/artifacts/pack
native=${WSSPEC_NATIVE:-true}
exe=wsspec; [[ $rid != win-* ]] || exe=wsspec.exe
rm -rf "$out"; mkdir -p "$out" "$work"

step() { printf '== %s (%s s)\n' "$1" "$SECONDS"; }

tool() { # What it makes belongs beside the build of the solution, not into it.
  dotnet pack harness/WsSpec.Harness -c Release -o "$out" --artifacts-path "$work/dotnet" -v q -p:Tool=true -p:RunAnalyzers=false \
    -p:GenerateDocumentationFile=false -p:CopyOutputSymbolsToPublishDirectory=false "$@"
}

step "the tool for $rid"
tool -r "$rid" -p:PublishAot="$native"
cp "$work/dotnet/obj/WsSpec.Harness/project.assets.json" "$work/assets.json"
# Symbols that got in all the same would be two thirds of it.
zip -q -d "$out/wsspec.$rid.$version.nupkg" '*.dbg' '*.pdb' 2> /dev/null || true
step 'the tool for any platform, and its manifest'
tool -r any
tool
step 'the libraries'
dotnet pack build/libraries.slnf -c Release -o "$out" -v q

step 'the program by itself'
program=$work/wsspec-$version-$rid
rm -rf "$program"; mkdir -p "$program"
if [ "$native" = true ]; then
  unzip -q -o -j "$out/wsspec.$rid.$version.nupkg" "tools/any/$rid/$exe" -d "$program"
  chmod +x "$program/$exe"
else
  dotnet publish harness/WsSpec.Harness -c Release -o "$program" --artifacts-path "$work/dotnet" -v q -p:Tool=true -r "$rid" \
    -p:PublishAot=false -p:PublishSingleFile=true -p:DebugType=none --no-self-contained
fi
cp LICENSE harness/WsSpec.Harness/README.md "$program"
"$program/$exe" man > "$program/wsspec.1"
mkdir "$program/completions" "$program/ci"
cp build/action/run.sh "$program/ci/run"
for shell in bash zsh fish powershell; do "$program/$exe" completion $shell > "$program/completions/$shell"; done
if [[ $rid == win-* ]]; then
  archive=wsspec-$version-$rid.zip; (cd "$work" && zip -q -r "$out/$archive" "wsspec-$version-$rid")
else
  archive=wsspec-$version-$rid.tar.gz
  tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -czf "$out/$archive" "wsspec-$version-$rid"
fi
(cd "$out" && sha256sum "$archive" > "$archive.sha256")

if [ "$native" = true ]; then
  mkdir -p "$out/symbols"
  tar -C "$work/dotnet/bin/WsSpec.Harness/release_$rid/native" --exclude "$exe" -czf "$out/symbols/wsspec-$version-$rid-symbols.tar.gz" .
fi

step 'npm'
if command -v npm > /dev/null; then build/npm.sh "$rid" "$version" "$program/$exe" "$out/npm"; else echo 'no npm: no npm packages'; fi

python=${PYTHON:-$([ -x /usr/bin/python3 ] && echo /usr/bin/python3 || command -v python3 || true)}
step 'what it is made of'
if [ -n "$python" ]; then
  "$python" build/sbom.py "$work/assets.json" "$version" > "$out/wsspec-$version-$rid.cdx.json"
else
  echo 'no Python: no bill of materials'
fi

step 'Python'
if [ -n "$python" ] && "$python" -c 'import setuptools, wheel' 2> /dev/null; then
  build/wheel.sh "$rid" "$version" "$program/$exe" "$out/wheel" "$python"
else
  echo 'no Python with setuptools and wheel: no wheel'
fi

step 'image'
if [ "$rid" = linux-x64 ] && [ "$native" = true ] && [ -n "$python" ]; then
  "$python" build/image.py "$program/$exe" "$version" "$out/wsspec-$version-image.tar"
else
  echo 'an image is made of the native program for linux-x64 alone'
fi

step 'done'
(cd "$out" && find . -type f -printf '%10s  %P\n' | sort -k2)
