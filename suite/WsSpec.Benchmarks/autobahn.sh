#!/usr/bin/env bash
# Measures whole runs of Autobahn's cases against a ws echo server: wall time, and CPU time of server and harness.
#   autobahn.sh           the cases without families 9, 12 and 13 (three times), then all 517
#   autobahn.sh core      only the former
# Needs Node and the npm package ws, in WSSPEC_PEERS as for the tests (default: artifacts/peers, where .ci/run installs it), and Linux, for
# the CPU time of a process. The marks: the core in less than a second; all cases in at most 1.25 times the server's own CPU time,
# which is the limit that no harness can beat by much, with less CPU time of the harness than of the server.
set -euo pipefail
cd "$(dirname "$0")/../.."
. suite/WsSpec.Benchmarks/pause.sh
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet build harness/WsSpec.Harness -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }
wsspec=harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll

. suite/WsSpec.Benchmarks/echo.sh

# The user and system time of the server so far, in hundredths of a second.
server_ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$server/stat"; }

# measure NAME CASES-JSON EXCLUDED-JSON
measure() {
  printf '{"outdir": "%s", "servers": [{"agent": "ws", "url": "ws://127.0.0.1:%s"}], "cases": %s, "exclude-cases": %s}' \
    "$work/reports" "$(cat "$work/port")" "$2" "$3" >"$work/spec.json"
  rm -rf "$work/reports"
  local before after
  before=$(server_ticks)
  { TIMEFORMAT='%R %U %S'; time dotnet "$wsspec" wstest -m fuzzingclient -s "$work/spec.json" >"$work/out"; } 2>"$work/times"
  after=$(server_ticks)
  read -r wall user system < <(tail -1 "$work/times")
  awk -v name="$1" -v wall="$wall" -v harness_user="$user" -v harness_system="$system" -v ticks="$((after - before))" -v hertz="$(getconf CLK_TCK)" \
    -v cases="$(grep -c '^Running test case' "$work/out")" -v bad="$(grep -c '"behavior": "FAILED"' "$work/reports/index.json" || true)" 'BEGIN {
      server = ticks / hertz; harness = harness_user + harness_system
      printf "%-6s %4d cases, %d failed: wall %8.2f s, server CPU %8.2f s, harness CPU %8.2f s; wall / server CPU %.2f, harness / server %.2f\n",
        name, cases, bad, wall, server, harness, wall / server, harness / server }'
}

for _ in 1 2 3; do measure core '["*"]' '["9.*", "12.*", "13.*"]'; done
[ "${1:-}" = core ] || measure all '["*"]' '[]'
