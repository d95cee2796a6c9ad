#!/usr/bin/env bash
# Kills a run again and again at random moments with SIGKILL, goes on with it each time, and compares what it comes to with a run that nobody
# has killed: no result may be missing, doubled or another.
#   kills.sh              20 kills of all cases in all axes, against the reference server
#   kills.sh N GLOB       N kills of the cases whose ids match
#   kills.sh N GLOB FAULT the same against a server that is faulty in one way (wsspec selftest --list)
# SEED=N repeats the moments; WSSPEC=COMMAND is what is killed (default: built from here).
set -euo pipefail
cd "$(dirname "$0")/../.."
. suite/WsSpec.Benchmarks/pause.sh
kills=${1:-20} cases=${2:-*} fault=${3:-}
RANDOM=${SEED:=$RANDOM}
work=$(mktemp -d)
trap 'kill ${server:-} 2>/dev/null || true; rm -rf "$work"' EXIT

if [ -z "${WSSPEC:-}" ]; then
  dotnet build harness/WsSpec.Harness -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }
  WSSPEC="dotnet $PWD/harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll"
fi
read -ra wsspec <<<"$WSSPEC"
"${wsspec[@]}" echo ws://127.0.0.1:0 ${fault:+--fault "$fault"} >"$work/address" &
server=$!
until grep -qo 'ws://[^ ]*' "$work/address"; do kill -0 "$server"; pause 0.05; done
url=$(grep -o 'ws://[^ ]*' "$work/address" | head -1)
run=("${wsspec[@]}" run "$url" --case "$cases" --axes all --fail-on never --report "json=$work/killed.json")

began=$(date +%s%N)
"${wsspec[@]}" run "$url" --case "$cases" --axes all --fail-on never --report "json=$work/whole.json" | tail -1
took=$((($(date +%s%N) - began) / 1000000))
echo "uninterrupted: $took ms; seed $SEED"

# The moments count from the first word of a run, and are spread so that it is not over before the last kill.
killed=0 lost=0
while [ "$killed" -lt "$kills" ]; do
  : >"$work/out"
  "${run[@]}" --resume "$work/killed.json.journal" >"$work/out" 2>&1 &
  victim=$!
  until grep -q ' cases$' "$work/out"; do kill -0 "$victim"; pause 0.02; done
  moment=$((RANDOM % (took / kills + 1)))
  pause "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
  kill -9 "$victim" 2>/dev/null || { echo "the run was over after $killed kills"; break; }
  wait "$victim" 2>/dev/null || true
  killed=$((killed + 1))
  [ ! -e "$work/killed.json" ] || { echo "a report although the run was killed"; lost=1; }
  echo "kill $killed after $moment ms: $(grep -asc '^{"kind":"case"' "$work/killed.json.journal" || true) results kept"
done
"${run[@]}" --resume "$work/killed.json.journal" | tail -1
[ ! -e "$work/killed.json.journal" ] || { echo "the journal is still there"; lost=1; }
"${wsspec[@]}" diff "$work/whole.json" "$work/killed.json" | tee "$work/diff" | tail -1
grep -q '^0 regressions, 0 fixes, 0 other changes, 0 new, 0 gone' "$work/diff" && [ "$lost" = 0 ] && echo "the same after $killed kills"
