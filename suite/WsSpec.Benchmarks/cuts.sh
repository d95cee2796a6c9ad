#!/usr/bin/env bash
# Counts how many cuts reach a testee as cuts: an echo server, and an echo client, on the npm package ws log each of their reads, and the log is held
# against what the report says was sent. Once on a quiet machine, once with every processor busy.
#   cuts.sh               all cut cases, the octet and the frame axis, plain and TLS
#   cuts.sh GLOB          only the cases whose ids match
# Needs Node, openssl and the npm package ws, in WSSPEC_PEERS as for the tests (default: artifacts/peers, where .ci/run installs it).
# The marks: 99 % on a quiet machine, 95 % on a busy one.
set -euo pipefail
cd "$(dirname "$0")/../.."
. suite/WsSpec.Benchmarks/pause.sh
export NODE_PATH=${WSSPEC_PEERS:-$PWD/artifacts/peers}/node_modules
cases=${1:-*}
here=suite/WsSpec.Benchmarks/cuts
work=$(mktemp -d)
busy=()
trap 'kill ${server:-} "${busy[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet build harness/WsSpec.Harness -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }
wsspec=$PWD/harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -days 2 -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
missed=0

# count NAME MARK: holds the report against the log.
count() { node "$here/count.js" "$work/report.json" "$work/reads.log" "$1" "$2" || missed=1; }

# measure LOAD MARK SCHEME AXIS
measure() {
  rm -f "$work/reads.log" "$work/port"
  local keys=()
  [ "$3" = ws ] || keys=("$work/key.pem" "$work/cert.pem")
  READS_LOG=$work/reads.log node -r "./$here/log-reads.js" "$here/server.js" "${keys[@]}" >"$work/port" &
  server=$!
  until [ -s "$work/port" ]; do kill -0 "$server"; pause 0.05; done
  dotnet "$wsspec" run "$3://127.0.0.1:$(cat "$work/port")/" --insecure --case "$cases" --axes "$4" --fail-on never --report "json=$work/report.json" >"$work/out"
  kill "$server"
  wait "$server" 2>/dev/null || true
  count "$1 $3 $4, $(tail -1 "$work/out")" "$2"
}

# measure_client LOAD MARK SCHEME: a process for each case, so only those about replies in pieces.
measure_client() {
  rm -f "$work/reads.log"
  local tls=()
  [ "$3" = ws ] || tls=(--tls)
  READS_LOG=$work/reads.log dotnet "$wsspec" serve "${tls[@]}" --exec "node -r ./$here/log-reads.js $here/client.js {url}" --case 'server-handshake/reply-in-pieces-opens/*' \
    --fail-on never --report "json=$work/report.json" >"$work/out"
  count "$1 $3 client, $(tail -1 "$work/out")" "$2"
}

for load in quiet:99 busy:95; do
  mark=${load#*:}
  if [ "${load%:*}" = busy ]; then
    for _ in $(seq "$(nproc)"); do (while :; do :; done) & busy+=($!); done
  fi
  for scheme in ws wss; do
    for axis in whole octet frame; do measure "${load%:*}" "$mark" "$scheme" "$axis"; done
    measure_client "${load%:*}" "$mark" "$scheme"
  done
done
exit "$missed"
