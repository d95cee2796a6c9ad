#!/usr/bin/env bash
# Puts the harness to its hostile peers, one process each, and shows what it took: peak memory (VmHWM), time and exit code.
#   hostile.sh server [NAME...]   wsspec run against 'wsspec echo --hostile NAME'; without names against all of them
#   hostile.sh client [NAME...]   wsspec serve --hostile NAME, whose peer is in the same process
#   hostile.sh fuzz [NAME...]     wsspec fuzz against the same as 'server'
# One that takes longer than PATIENCE (600 s), or more than CEILING (2000 MB), is ended. OPTIONS go to the command; WSSPEC and PEER name other builds of wsspec.
# The mark is 300 MB, whatever the peer does, and no stack trace.
set -euo pipefail
cd "$(dirname "$0")/../.."
what=${1:?server, client or fuzz}
shift
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

wsspec=${WSSPEC:-harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll}
peer=${PEER:-$wsspec}
[ -e "$wsspec" ] || dotnet build harness/WsSpec.Harness -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }

names() { if [ "$what" = client ]; then dotnet "$peer" serve --hostile; else dotnet "$peer" echo --hostile; fi | cut -d: -f1; }

# measure NAME COMMAND...: a row of the table
measure() {
  local name=$1 peak=0 begin=$SECONDS code=0 seen
  shift
  dotnet "$wsspec" "$@" ${OPTIONS:-} >"$work/out" 2>&1 &
  local tested=$!
  while seen=$(awk '/^VmHWM/ { print $2 }' "/proc/$tested/status" 2>/dev/null) && [ -n "$seen" ]; do
    peak=$((seen / 1024))
    if [ "$peak" -gt "${CEILING:-2000}" ] || [ "$((SECONDS - begin))" -gt "${PATIENCE:-600}" ]; then kill -KILL "$tested"; break; fi
    read -rt 0.1 _ <> <(:) || true
  done
  wait "$tested" 2>/dev/null || code=$?
  printf '%-34s %6d MB %5d s   exit %3d   %s\n' "$name" "$peak" "$((SECONDS - begin))" "$code" "$(tail -1 "$work/out" | cut -c1-90)"
  ! grep -q '^   at ' "$work/out" || echo "  a stack trace: $(grep -m1 -B1 '^   at ' "$work/out" | head -1)"
}

for name in ${*:-$(names)}; do
  case $what in
    client) measure "$name" serve --hostile "$name" ;;
    server | fuzz)
      case $name in tls-* | no-tls) scheme=wss tls=--insecure ;; *) scheme=ws tls= ;; esac
      dotnet "$peer" echo "$scheme://127.0.0.1:0" --hostile "$name" >"$work/listening" &
      server=$!
      until [ -s "$work/listening" ]; do kill -0 "$server"; read -rt 0.1 _ <> <(:) || true; done
      port=$(grep -o '[0-9]*/$' "$work/listening" | tr -d /)
      case $what in server) command=(run) ;; fuzz) command=(fuzz --iterations 2000 -o "$work/findings") ;; esac
      measure "$name" "${command[@]}" "$scheme://127.0.0.1:$port/" $tls
      kill "$server"
      wait "$server" || true
      : >"$work/listening"
      ;;
  esac
done
