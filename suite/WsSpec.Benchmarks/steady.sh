#!/usr/bin/env bash
# Counts the verdicts that change from run to run while the machine is busy, and while the server under test is stopped now and then.
#   steady.sh RUNS 'COMMAND' [OPTION...]   COMMAND starts a server that listens at 127.0.0.1:$PORT; OPTIONs go to wsspec steady
# Four rows: a load of 1, 8 and 64 threads, and SIGSTOP of the server for three seconds at random moments. The mark is 0 in each.
set -euo pipefail
cd "$(dirname "$0")/../.."
. suite/WsSpec.Benchmarks/pause.sh
runs=$1 command=$2
shift 2
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

wsspec=${WSSPEC:-harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll}
[ -e "$wsspec" ] || dotnet build harness/WsSpec.Harness -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }

export PORT=$((20000 + RANDOM % 20000))
bash -c "exec $command" >"$work/server" 2>&1 &
server=$!
until (: <"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; do kill -0 "$server"; pause 0.1; done


# Stops the server for three seconds, again and again, five to fifteen seconds apart.
stop_now_and_then() {
  trap 'kill -CONT "$server"; exit' TERM
  while true; do
    pause "$((5 + RANDOM % 10))"
    kill -STOP "$server"
    pause 3
    kill -CONT "$server"
  done
}

# measure NAME LOAD OPTION...
measure() {
  local name=$1 load=$2
  shift 2
  dotnet "$wsspec" steady "ws://127.0.0.1:$PORT/" --runs "$runs" --delay 0 --load "$load" "$@" >"$work/$name" || [ $? -eq 1 ]
  printf '%-8s %s\n' "$name" "$(tail -1 "$work/$name")"
  grep -E '^[^ ].* at 0 ms: |^  ' "$work/$name" || [ $? -eq 1 ]
}

for load in 1 8 64; do measure "load $load" "$load" "$@"; done
stop_now_and_then &
measure stopped 1 "$@"
