#!/usr/bin/env bash
# build/npm.sh RID VERSION PROGRAM OUT: the npm package, and the package of one platform that it depends on where that is the machine's.
set -euo pipefail
cd "$(dirname "$0")/.."
rid=$1 version=$2 program=$3 out=$4
work=artifacts/pack/npm
platforms=(linux-x64 linux-arm64 linux-musl-x64 osx-arm64 win-x64)
rm -rf "$work"; mkdir -p "$work" "$out"

cp -r packages/npm "$work/wsspec"
cp LICENSE "$work/wsspec"
rm -rf "$work/wsspec/test"
node - "$work/wsspec/package.json" "$version" "${platforms[@]}" <<'JS'
const { readFileSync, writeFileSync } = require('node:fs');
const [path, version, ...platforms] = process.argv.slice(2);
const optionalDependencies = Object.fromEntries(platforms.map((platform) => [`@wsspec/${platform}`, version]));
writeFileSync(path, `${JSON.stringify({ ...JSON.parse(readFileSync(path)), version, optionalDependencies }, null, 2)}\n`);
JS

platform=$work/$rid
mkdir -p "$platform/bin"
cp "$program" LICENSE "$platform/"
mv "$platform/$(basename "$program")" "$platform/bin/"
case $rid in linux-*) os=linux ;; osx-*) os=darwin ;; win-*) os=win32 ;; esac
case $rid in linux-musl-*) libc='"libc": ["musl"],' ;; linux-*) libc='"libc": ["glibc"],' ;; *) libc= ;; esac
cat > "$platform/package.json" <<JSON
{
  "name": "@wsspec/$rid",
  "version": "$version",
  "description": "The program of the package wsspec for $rid.",
  "license": "MIT",
  "os": ["$os"],
  "cpu": ["${rid##*-}"],
  $libc
  "preferUnplugged": true
}
JSON

for package in "$work/wsspec" "$platform"; do npm pack --silent --pack-destination "$out" "./$package"; done
