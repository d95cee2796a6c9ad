#!/usr/bin/env bash
# Puts the harness to its hostile peers, one process each, and shows what it took: peak memory (VmHWM), time and exit code.
#   hostile.sh server [NAME...]   wsspec run against 'wsspec echo --hostile NAME'; without names against all of them
#   hostile.sh client [NAME...]   wsspec serve --hostile NAME, whose peer is in the same process
#   hostile.sh fuzz [NAME...]     wsspec fuzz against the same as 'server'
#   hostile.sh replay [NAME...]   wsspec replay of what the fuzzer finds in a faulty server, against the same
#   hostile.sh wstest [NAME...]   wsspec wstest with the families 1 to 7 against the same
#   hostile.sh audit [NAME...]    wsspec audit - of a capture of the same, a hundred times over
# One that takes longer than PATIENCE (600 s), or more than CEILING (2000 MB), is ended. OPTIONS go to the command; WSSPEC and PEER name other builds of wsspec,
# native ones too.
# The mark is 300 MB, whatever the peer does, and no stack trace. The last line is the worst of all.
set -euo pipefail
cd "$(dirname "$0")/../.."
. suite/WsSpec.Benchmarks/pause.sh
what=${1:?server, client, fuzz, replay, wstest or audit}
shift
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

wsspec=${WSSPEC:-harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll}
peer=${PEER:-$wsspec}
[ -e "$wsspec" ] || dotnet build harness/WsSpec.Harness -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }
case $wsspec in *.dll) tool=(dotnet "$wsspec") ;; *) tool=("$wsspec") ;; esac
case $peer in *.dll) hostile=(dotnet "$peer") ;; *) hostile=("$peer") ;; esac
worst=0 longest=0

names() {
  case $what in
    client) "${hostile[@]}" serve --hostile ;;
    server) "${hostile[@]}" echo --hostile ;;
    *) "${hostile[@]}" echo --hostile | grep -v '^\(tls-\|no-tls\)' ;;
  esac | cut -d: -f1
}

# listen FILE OPTION...: a server of ours, whose URL is then in $url
listen() {
  local at=$1
  shift
  : >"$at" # what the one before has said is not to be read again
  "${hostile[@]}" echo "$@" >"$at" &
  server=$!
  until grep -q '://' "$at"; do kill -0 "$server"; pause 0.1; done
  url=$(grep -o 'wss\?://[^ ]*' "$at")
}

# measure NAME COMMAND...: a row of the table
measure() {
  local name=$1 peak=0 begin=$SECONDS code=0 seen
  shift
  "${tool[@]}" "$@" ${OPTIONS:-} >"$work/out" 2>&1 <"${input:-/dev/null}" &
  local tested=$!
  while seen=$(awk '/^VmHWM/ { print $2 }' "/proc/$tested/status" 2>/dev/null) && [ -n "$seen" ]; do
    peak=$((seen / 1024))
    if [ "$peak" -gt "${CEILING:-2000}" ] || [ "$((SECONDS - begin))" -gt "${PATIENCE:-600}" ]; then kill -KILL "$tested"; break; fi
    pause 0.1
  done
  wait "$tested" 2>/dev/null || code=$?
  worst=$((peak > worst ? peak : worst)) longest=$((SECONDS - begin > longest ? SECONDS - begin : longest))
  printf '%-34s %6d MB %5d s   exit %3d   %s\n' "$name" "$peak" "$((SECONDS - begin))" "$code" "$(grep -v '^$' "$work/out" | tail -1 | cut -c1-90)"
  ! grep -q '^   at ' "$work/out" || echo "  a stack trace: $(grep -m1 -B1 '^   at ' "$work/out" | head -1)"
}

if [ "$what" = replay ]; then
  listen "$work/faulty" ws://127.0.0.1:0 --fault pong-one-octet-longer
  "${hostile[@]}" fuzz "$url" --iterations 500 -o "$work/findings" >"$work/out" || true
  kill "$server"
  wait "$server" || true
fi

for name in ${*:-$(names)}; do
  if [ "$what" = client ]; then
    measure "$name" serve --hostile "$name"
    continue
  fi

  case $name in tls-* | no-tls) scheme=wss tls=--insecure ;; *) scheme=ws tls= ;; esac
  listen "$work/listening" "$scheme://127.0.0.1:0" --hostile "$name"
  case $what in
    server) measure "$name" run "$url" $tls ;;
    fuzz) measure "$name" fuzz "$url" --iterations 2000 -o "$work/found" $tls ;;
    replay) measure "$name" replay "$work/findings" "$url" ;;
    wstest)
      printf '{"outdir": "%s", "servers": [{"agent": "hostile", "url": "%s"}], "cases": ["*"], "exclude-cases": ["9.*", "12.*", "13.*"]}' \
        "$work/reports" "$url" >"$work/spec.json"
      measure "$name" wstest -m fuzzingclient -s "$work/spec.json"
      ;;
    audit)
      "${hostile[@]}" run "$url" --capture "$work/capture" >/dev/null 2>&1 || true
      for _ in {1..100}; do cat "$work/capture"; done >"$work/long"
      input=$work/long measure "$name" audit -
      ;;
  esac
  kill "$server"
  wait "$server" || true
done
printf 'worst: %d MB, %d s\n' "$worst" "$longest"
