#!/usr/bin/env bash
# Measures what docs/performance.md has, each figure beside an anchor that is measured in the same minute on the same machine: medians of RUNS (5) runs.
#   all.sh            prints the table
#   all.sh --write    puts it into docs/performance.md as well
# WSSPEC=COMMAND is what is measured (default: built from here, compiled just in time); HOSTILE names the hostile peers (default: the five that took the
# most of all, when all were measured).
# Needs Node and the npm package ws, in WSSPEC_PEERS as for the tests (default: artifacts/peers, where .ci/run installs it), and Linux, for the CPU time of
# a process. PARTS picks some of: start runs fuzz autobahn decoder engines hostile.
set -euo pipefail
cd "$(dirname "$0")/../.."
. suite/WsSpec.Benchmarks/pause.sh
here=suite/WsSpec.Benchmarks
runs=${RUNS:-5}
parts=${PARTS:-start runs fuzz autobahn decoder engines hostile}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

dll=harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll
[ -n "${WSSPEC:-}" ] || dotnet build harness/WsSpec.Harness -c Release -v q --nologo >"$work/build.log" || { cat "$work/build.log"; exit 1; }
read -ra wsspec <<<"${WSSPEC:-dotnet $PWD/$dll}"

. suite/WsSpec.Benchmarks/echo.sh
watched=$server

has() { [[ " $parts " == *" $1 "* ]]; }

median() { sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# The user and system time of the server so far, in seconds.
server_cpu() { awk -v hertz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) / hertz }' "/proc/$watched/stat"; }

# sample NAME COMMAND...: adds a line to NAME.wall (s), NAME.cpu (of the server, s) and NAME.peak (VmHWM, MB).
sample() {
  local name=$1 begin before peak=0 seen
  shift
  before=$(server_cpu) begin=$(date +%s%N)
  "$@" >"$work/out" 2>&1 </dev/null &
  local measured=$!
  while seen=$(awk '/^VmHWM/ { print $2 }' "/proc/$measured/status" 2>/dev/null) && [ -n "$seen" ]; do
    peak=$seen
    pause 0.01
  done
  wait "$measured" || true
  awk -v from="$begin" -v to="$(date +%s%N)" 'BEGIN { print (to - from) / 1e9 }' >>"$work/$name.wall"
  awk -v from="$before" -v to="$(server_cpu)" 'BEGIN { print to - from }' >>"$work/$name.cpu"
  awk -v peak="$peak" 'BEGIN { print peak / 1024 }' >>"$work/$name.peak"
}

many() { for ((i = 0; i < runs; i++)); do sample "$@"; done; }

of() { median <"$work/$1"; }

# row FIGURE VALUE UNIT ANCHOR VALUE: a row of the table, with the ratio of the two.
row() {
  awk -v figure="$1" -v value="$2" -v unit="$3" -v anchor="$4" -v other="$5" '
    function told(number) { return sprintf(number < 10 ? "%.2f" : "%.0f", number) }
    BEGIN { printf "| %s | %s %s | %s | %s %s | %s |\n", figure, told(value), unit, anchor, told(other), unit,
      (other > 0 ? sprintf("%.2f", value / other) : "-") }' </dev/null | tee -a "$work/table"
}

echo '| figure | measured | anchor | measured | ratio |
|---|---|---|---|---|' | tee "$work/table"

if has start; then
  many node node -e 0
  many start "${wsspec[@]}" accept dGhlIHNhbXBsZSBub25jZQ==
  many one "${wsspec[@]}" run "$url" --case 'ping/pong-repeats-application-data/0'
  row 'start of a command that needs no cases' "$(of start.wall)" s 'start of Node' "$(of node.wall)"
  row 'one case on npm `ws`, start and end included' "$(of one.wall)" s 'start of Node' "$(of node.wall)"
fi

if has runs; then
  many ws "${wsspec[@]}" run "$url" --fail-on never --report "json=$work/ws.json"
  many embedded "${wsspec[@]}" run
  row 'all native cases on npm `ws`' "$(of ws.wall)" s "the server's own CPU time" "$(of ws.cpu)"
  row 'peak memory of that' "$(of ws.peak)" MB 'mark' 150
  row 'its JSON report' "$(awk -v octets="$(stat -c %s "$work/ws.json")" 'BEGIN { print octets / 1e6 }')" MB 'mark' 5
  row 'all native cases on the embedded server' "$(of embedded.wall)" s 'the same on npm `ws`' "$(of ws.wall)"
  row 'peak memory of that, server included' "$(of embedded.peak)" MB 'mark' 150
fi

if has fuzz; then
  "${wsspec[@]}" echo ws://127.0.0.1:0 >"$work/echo" &
  watched=$!
  until grep -q ws: "$work/echo"; do kill -0 "$watched"; pause 0.05; done
  many fuzz "${wsspec[@]}" fuzz "$(grep -o 'ws://[^ ]*' "$work/echo")" --iterations 5000 -o "$work/findings"
  watched=$server
  row '5,000 generated dialogues with the reference server' "$(of fuzz.wall)" s "the server's own CPU time" "$(of fuzz.cpu)"
fi

if has autobahn; then
  for ((i = 0; i < (runs + 2) / 3; i++)); do WSSPEC_PEERS=$peers $here/autobahn.sh core; done >"$work/autobahn"
  WSSPEC_PEERS=$peers $here/autobahn.sh | grep '^all' >>"$work/autobahn"
  # The numbers of a line: wall and server CPU.
  of_autobahn() { sed -nE "s/^$1 .*wall +([0-9.]+) s, server CPU +([0-9.]+) s.*/\\$2/p" "$work/autobahn" | median; }
  row "Autobahn's cases without families 9, 12 and 13" "$(of_autobahn core 1)" s "the server's own CPU time" "$(of_autobahn core 2)"
  row "all 517 of Autobahn's cases, once" "$(of_autobahn all 1)" s "the server's own CPU time" "$(of_autobahn all 2)"
fi

if has decoder; then
  dotnet run -c Release --project $here -- --filter '*' --job short --exporters csv --artifacts "$work/benchmarks" >"$work/benchmarks.log"
  # nanoseconds METHOD LENGTH: on mixed scripts.
  nanoseconds() {
    awk -F'[;,]' -v method="$1" -v octets="$2" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
      $at["Method"] == method && $at["PayloadLength"] == octets && $at["Script"] == "mixed" {
        split($at["Mean"], mean, " "); print mean[1] * (mean[2] == "ns" ? 1 : mean[2] == "ms" ? 1e6 : 1e3); exit }' \
      <(sed -E 's/"([0-9]+),([0-9.]+ [^"]+)"/\1\2/g' "$work"/benchmarks/results/*DecoderBenchmark-report.csv)
  }
  for length in 16 125 65536; do
    row "receiving a message of $length octets of mixed scripts" "$(nanoseconds Message $length)" ns 'memcpy of its payload' "$(nanoseconds Memcpy $length)"
    row "sending it masked" "$(nanoseconds Send $length)" ns 'memcpy of its payload' "$(nanoseconds Memcpy $length)"
  done
fi

if has engines && command -v afl-fuzz >/dev/null; then
  $here/fuzz-engines.sh frame-decoder 30 >"$work/engines"
  read -r builtin afl < <(sed -nE 's/.*built-in ([0-9]+) runs\/s, AFL\+\+ ([0-9]+) runs\/s.*/\1 \2/p' "$work/engines")
  row 'parser fuzzing of the frame decoder, one core' "$builtin" 'runs/s' 'AFL++ on the same' "$afl"
fi

if has hostile; then
  tool=$dll
  [ "${#wsspec[@]}" -gt 1 ] || tool=${wsspec[0]}
  WSSPEC=$tool $here/hostile.sh server ${HOSTILE:-frames-masked-the-wrong-way tiny-segments large-bombs broken-blocks empty-blocks} >"$work/hostile"
  row 'peak memory of a run, worst of hostile peers' "$(sed -nE 's/^worst: ([0-9]+) MB.*/\1/p' "$work/hostile")" MB 'mark' 300
fi

if [ "${1:-}" = --write ]; then
  {
    sed '/^<!-- table -->$/q' docs/performance.md
    printf '\n%s, %s runs each, %s, %s processors\n\n' "$(date -u +%Y-%m-%d)" "$runs" "$(uname -sm)" "$(nproc)"
    cat "$work/table"
    printf '\n'
    sed -n '/^<!-- end of table -->$/,$p' docs/performance.md
  } >"$work/page"
  cp "$work/page" docs/performance.md
fi
