#!/usr/bin/env bash
# The first step of action.yml: puts the program for this runner on its path, from the archive of a release, checked by its checksum.
set -euo pipefail
: "${RUNNER_OS:?}" "${RUNNER_ARCH:?}" "${RUNNER_TEMP:?}" "${GITHUB_PATH:?}" "${REPOSITORY:?}"

case $RUNNER_OS-$RUNNER_ARCH in
  Linux-X64) if [ -e /lib/ld-musl-x86_64.so.1 ]; then rid=linux-musl-x64; else rid=linux-x64; fi ;;
  Linux-ARM64) rid=linux-arm64 ;;
  macOS-ARM64) rid=osx-arm64 ;;
  Windows-X64) rid=win-x64 ;;
  *) echo "::error::wsspec has no program for $RUNNER_OS on $RUNNER_ARCH"; exit 4 ;;
esac

folder=$RUNNER_TEMP/wsspec
rm -rf "$folder"; mkdir -p "$folder"; cd "$folder"
gh release download ${VERSION:+"v${VERSION#v}"} --repo "$REPOSITORY" --pattern "wsspec-*-$rid.tar.gz*" --pattern "wsspec-*-$rid.zip*"
if command -v sha256sum > /dev/null; then sha256sum --check ./*.sha256; else shasum -a 256 --check ./*.sha256; fi
if [ $rid = win-x64 ]; then unzip -q ./*.zip; else tar -xzf ./*.tar.gz; fi
(cd wsspec-*-$rid && pwd) >> "$GITHUB_PATH"
