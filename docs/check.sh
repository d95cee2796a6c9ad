#!/usr/bin/env bash
# Runs the commands of the README and of the pages here, so that none can go stale: every line of their code blocks that begins with a command, in a
# folder that has what they speak of, and of all options that are mentioned it looks whether there are any such. The short form, which CI takes, gives a
# run a few cases and a search a moment; WSSPEC_LONG=1 takes them as they are written. It needs the Release build, Node.js and the package ws.
set -uo pipefail
cd "$(dirname "$0")/.."
root=$PWD
pages=(README.md docs/*.md packages/*/README.md harness/WsSpec.Harness/README.md samples/*/README.md suite/WsSpec.Fuzzing/README.md CONTRIBUTING.md)
export NODE_PATH=${WSSPEC_PEERS:-$root/artifacts/peers}/node_modules DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
place=$(mktemp -d)
servers=()
trap 'kill "${servers[@]}" 2> /dev/null; rm -rf "$place"' EXIT

# What the pages speak of.
mkdir "$place/bin"
ln -s "$root"/{samples,docs,corpus,harness,suite} "$place"
cp "$root/harness/WsSpec.Harness.Tests/Peers/ws-echo-client.js" "$place/client.js"
printf '#!/bin/sh\nexec dotnet "%s" "$@"\n' "$root/harness/WsSpec.Harness/bin/Release/net10.0/wsspec.dll" > "$place/bin/wsspec"
printf '#!/bin/sh\nexec wsspec echo "ws://127.0.0.1:$2/"\n' > "$place/my-server"
printf '#!/bin/sh\nexec /usr/bin/python3 "$@"\n' > "$place/bin/python3" # The one that the system's packages are for.
cat > "$place/server.js" <<'JS'
new (require('ws').WebSocketServer)({ port: 9000, host: '127.0.0.1' }).on('connection', (socket) => {
  socket.on('message', (data, binary) => socket.send(data, { binary })).on('error', () => {});
});
JS
echo '{ "outdir": "reports", "servers": [{ "url": "ws://127.0.0.1:9001" }], "cases": ["1.1.*"], "exclude-cases": [] }' > "$place/fuzzingclient.json"
echo '{ "outdir": "reports", "url": "ws://127.0.0.1:9002", "cases": ["1.1.*"], "exclude-cases": [] }' > "$place/fuzzingserver.json"
# Of eight parts the first has the one that is called three.
echo '[{ "url": "ws://127.0.0.1:9003/", "name": "three", "exec": "./my-server --port 9003" },
  { "url": "ws://127.0.0.1:9004/", "name": "four", "exec": "./my-server --port 9004" }]' > "$place/zoo.json"
mkdir "$place"/findings "$place"/findings-{1,2,3,4} "$place"/{one,two}
cp -r "$root"/corpus/seeds/frame-decoder "$place"/one/queue
chmod +x "$place"/bin/* "$place/my-server"
export PATH=$place/bin:$PATH
cp "$root/corpus/captures/npm-ws.pcap" "$place/capture.pcapng"
cd "$place"

serve() { wsspec echo "$1" > /dev/null & servers+=($!); }
serve ws://127.0.0.1:9401/
export NODE_TLS_REJECT_UNAUTHORIZED=0 # The certificate was made for the occasion.

# Those that something else runs, or that nobody can run here.
elsewhere() {
  case $1 in
    'dotnet test '* | *' -c Release -- run') echo 'CI runs it' ;;
    'dotnet tool install '* | npx* | uvx* | dnx* | build/*) echo 'build/try.sh runs it' ;;
    *'--engine afl'*) command -v afl-fuzz > /dev/null || echo 'there is no AFL++' ;;
    *'--browser'*) echo 'the tests run it where there is a browser' ;;
    'dotnet run -c Release -- '*) echo 'the program is the reader'"'"'s' ;;
    *' -- all '* | suite/*) [ -n "${WSSPEC_LONG:-}" ] || echo 'the long form runs it' ;;
    *parsers/ws_receiver.js* | *node*) [ -d "$NODE_PATH/ws" ] || echo 'there is no npm package ws' ;;
    *wsproto_connection.py*) python3 -c 'import wsproto' 2> /dev/null || echo 'there is no Python package wsproto' ;;
    *websockets_connection.py*) python3 -c 'import websockets.connection' 2> /dev/null || echo 'there is no Python package websockets' ;;
  esac
}

shorten() {
  [ -z "${WSSPEC_LONG:-}" ] || { printf '%s' "$1"; return; }
  local line=$1
  line=$(sed -E 's/--time [0-9]+[smh]/--time 1s/' <<< "$line")
  [[ $line =~ ^wsspec\ fuzz && $line != *--time* && $line != *fuzz\ merge* ]] && line+=' --time 1s'
  [[ $line =~ ^(wsspec\ (run|serve)|dotnet\ run\ --project\ harness/WsSpec.Harness) && $line != *--case* && $line != *--layer* ]] && case $line in
    *autobahn*) line+=" --case 'autobahn/1.1.1'" ;;
    *) line+=" --case 'ping/pong-repeats-*'" ;;
  esac
  [[ $line == dotnet\ run\ * ]] && line="dotnet run --no-build ${line#dotnet run }"
  printf '%s' "$line"
}

declare -A seen
run=0 failures=0 limit=90
[ -z "${WSSPEC_LONG:-}" ] || limit=3600
commands() {
  awk '/^```/ { inside = !inside; language = substr($0, 4); next }
    inside && language ~ /^(sh|bash)?$/ && /^(wsspec (run|serve|fuzz|audit|wstest|explain|list|replay|judge|merge|diff|matrix|accept|echo|init) |\.\/dev |dotnet |node |npx |uvx |dnx |suite\/[^ ]+\.sh|build\/)/ { print }' "$root/$1"
}
for page in "${pages[@]}"; do
  page=${page#"$root"/}
  while IFS= read -r line; do
    line=$(sed -E 's/ +#.*$//' <<< "$line")
    [ -z "${seen[$line]:-}" ] || continue
    seen[$line]=1
    if reason=$(elsewhere "$line") && [ -n "$reason" ]; then
      printf '%-34s %s   (%s)\n' "$page" "$line" "$reason"
      continue
    fi
    case $line in *localhost:9000*) [[ $line == *--exec* ]] || serve ws://127.0.0.1:9000/ ;; *127.0.0.1:9001*) [[ $line == *--exec* ]] || serve ws://127.0.0.1:9001/ ;; esac
    [ ! -f wsspec.json ] || [ "$line" != 'wsspec run' ] || serve ws://127.0.0.1:9000/ # It says that the server is there.
    case $line in *fuzzingclient.json*) serve ws://127.0.0.1:9001/ ;; esac
    case $line in ./dev*) here=$root ;; *) here=$place ;; esac
    began=$EPOCHREALTIME
    short=$(shorten "$line")
    [[ $short != wsspec\ run* && $short != wsspec\ init* && $short != wsspec\ fuzz\ ws:* ]] || [[ $short == *--exec* || $short == *--parser* ]] || short+=' --wait 10'
    (cd "$here" && timeout "$([[ $line == *fuzzingserver.json ]] && echo 3 || echo $limit)" bash -c "$short") > said 2>&1
    code=$?
    [ ${#servers[@]} -le 1 ] || { kill "${servers[@]:1}" 2> /dev/null; wait "${servers[@]:1}" 2> /dev/null; servers=("${servers[0]}"); }
    run=$((run + 1))
    # 1 says something about the testee; one part alone is not the whole, nothing was found to replay; a server of ours is stopped by the clock.
    if [ $code -le 1 ] || { [ $code = 3 ] && grep -qE 'missing|holds no finding' said; } || { [ $code = 124 ] && [[ $line == *fuzzingserver.json ]]; }; then
      printf '%-34s %s   (%d ms)\n' "$page" "$short" $(((${EPOCHREALTIME/./} - ${began/./}) / 1000))
    else
      printf '%-34s %s   FAILS with %s\n' "$page" "$short" $code; tail -5 said | sed 's/^/    /'; failures=$((failures + 1))
    fi
  done < <(commands "$page")
  rm -f wsspec.json
done

# Options that the pages mention between backticks.
wsspec man | sed 's/\\-/-/g' > options
for option in $(cd "$root" && grep -ohE '`[^`]*`' README.md docs/*.md packages/npm/README.md | grep -vE '`(dotnet|apt|npm|docker|podman|pytest|uvx|sbatch|\./|suite/)' |
  grep -vE -- '--(tls-keylog|help)' | grep -oE -- '(^|[ `])--[a-z][a-z-]+' | grep -oE -- '--[a-z-]+' | sort -u); do
  grep -q -- "$option" options || { echo "the pages mention $option, and no command has it"; failures=$((failures + 1)); }
done

printf 'commands of the pages: %d passed, %d failed\n' $((run - failures)) $failures
[ $failures = 0 ]
