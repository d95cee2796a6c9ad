# To be sourced behind pause.sh, in the root of the repository: starts echo.js, and sets server to its process and url to where it is. Needs a folder in $work,
# and the npm package ws in WSSPEC_PEERS, as for the tests (default: artifacts/peers, where .ci/run installs it).
peers=${WSSPEC_PEERS:-$PWD/artifacts/peers}
NODE_PATH="$peers/node_modules" node suite/WsSpec.Benchmarks/echo.js >"$work/port" &
server=$!
until [ -s "$work/port" ]; do kill -0 "$server"; pause 0.05; done
url=ws://127.0.0.1:$(cat "$work/port")/
