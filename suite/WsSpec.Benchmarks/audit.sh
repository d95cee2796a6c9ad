#!/usr/bin/env bash
# Measures how fast wsspec audit reads captures, on one core, and how much memory it takes at most.
#   audit.sh [SIZE...]   rows for messages of SIZE octets (32 125 1000 8000 65536 1000000), and one for all of them mixed
# The captures are generated, always the same, and deleted: MIXED octets of the mixture (1 GiB), EACH of the others (128 MiB).
# Columns: octets of the file for a second of processor time, peak memory (VmHWM), and how many times as long as 'cat' and, where there is one,
# 'tshark -q -z expert' take over the same file. The mark is 200 MB/s for the mixture.
set -euo pipefail
cd "$(dirname "$0")/../.."
. suite/WsSpec.Benchmarks/pause.sh
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

sizes=(${*:-32 125 1000 8000 65536 1000000})
wsspec=${WSSPEC:-harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll}
[ -e "$wsspec" ] || dotnet build harness/WsSpec.Harness -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }
dotnet build suite/WsSpec.Benchmarks -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }
generate() { dotnet suite/WsSpec.Benchmarks/bin/Release/net10.0/WsSpec.Benchmarks.dll capture "$work/capture.pcap" "$@"; }

# spent COMMAND...: seconds of processor time, on one core
spent() {
  local TIMEFORMAT='%U %S'
  { time taskset -c 0 "$@" >"$work/out" 2>"$work/err"; } 2>&1 | awk '{ print $1 + $2 }'
}

# peak COMMAND...: the most memory it has, in MB
peak() {
  taskset -c 0 "$@" >/dev/null 2>&1 &
  local process=$! most=0 seen
  while seen=$(awk '/^VmHWM/ { print $2 }' "/proc/$process/status" 2>/dev/null) && [ -n "$seen" ]; do
    most=$((seen / 1024))
    pause 0.1
  done
  wait "$process" || true
  echo "$most"
}

# measure NAME OCTETS SIZE...: a row of the table
measure() {
  local name=$1 length taken plain shark=
  shift
  generate "$@"
  length=$(stat -c %s "$work/capture.pcap")
  plain=$(spent cat "$work/capture.pcap")
  taken=$(spent dotnet "$wsspec" audit "$work/capture.pcap")
  grep -q ' 0 broken' "$work/out" || { cat "$work/out" "$work/err"; exit 1; }
  [ -z "$(command -v tshark)" ] || shark=$(spent tshark -q -z expert -r "$work/capture.pcap")
  awk -v name="$name" -v length_="$length" -v taken="$taken" -v plain="$plain" -v shark="$shark" \
    -v peak="$(peak dotnet "$wsspec" audit "$work/capture.pcap")" 'BEGIN {
      printf "%-10s %6d MB %7.2f s %6d MB/s %5d MB", name, length_ / 1e6, taken, length_ / taken / 1e6, peak
      printf "   %6.1f × cat", taken / (plain > 0.01 ? plain : 0.01)
      if (shark != "") printf "   %6.3f × tshark", taken / shark
      printf "\n"
    }'
}

for size in "${sizes[@]}"; do measure "$size" "${EACH:-134217728}" "$size"; done
measure mixed "${MIXED:-1073741824}" "${sizes[@]}"
