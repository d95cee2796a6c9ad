#!/usr/bin/env bash
# build/wheel.sh RID VERSION PROGRAM OUT PYTHON: the Python wheel of one platform, with the program in it.
set -euo pipefail
cd "$(dirname "$0")/.."
rid=$1 version=$2 program=$3 out=$(mkdir -p "$4" && cd "$4" && pwd) python=$5
work=artifacts/pack/python
case $rid in
  linux-musl-x64) tag=musllinux_1_2_x86_64 ;;
  linux-x64) tag=manylinux_2_35_x86_64 ;;
  linux-arm64) tag=manylinux_2_35_aarch64 ;;
  osx-arm64) tag=macosx_12_0_arm64 ;;
  win-x64) tag=win_amd64 ;;
  *) echo "no wheel is made for $rid" >&2; exit 2 ;;
esac
rm -rf "$work"; mkdir -p artifacts/pack
cp -r packages/python "$work"
mkdir -p "$work/src/wsspec/bin"
cp "$program" "$work/src/wsspec/bin/"
cp LICENSE "$work/"
sed -i "s/^version = .*/version = \"$version\"/" "$work/pyproject.toml"
cd "$work"
WSSPEC_PLATFORM_TAG=$tag "$python" -W ignore setup.py --quiet bdist_wheel --dist-dir "$out"
