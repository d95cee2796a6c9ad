#!/usr/bin/env bash
# The second step of action.yml, and what the component for GitLab runs (templates/wsspec.yml): the inputs come through the environment,
# and none of them is ever part of a script. Archives have it as ci/run.
set -uo pipefail
: "${REPORTS:?}"

options=(--report "json=$REPORTS/report.json.gz" --report "html=$REPORTS/report.html" --report "junit=$REPORTS/junit.xml")
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || options+=(--report github)
[ -z "$URL" ] || options+=("$URL")
[ -z "$CONFIG" ] || options+=(--config "$CONFIG")
[ -n "$CONFIG$WAIT" ] || [ -z "$URL" ] || WAIT=30
[ -z "$WAIT" ] || options+=(--wait "$WAIT")
[ -z "$FAIL_ON" ] || options+=(--fail-on "$FAIL_ON")
[ -z "$EXEC" ] || options+=(--exec "$EXEC")
[ -z "$BASELINE" ] || options+=(--baseline "$BASELINE")
[ -z "$SHARD" ] || options+=(--shard "$SHARD")
[ -z "$SUBPROTOCOL" ] || options+=(--subprotocol "$SUBPROTOCOL")
[ -z "$ORIGIN" ] || options+=(--origin "$ORIGIN")

# Of a list, each line is one; a blank in it belongs to it.
lines() { printf '%s\n' "$1" | sed -e 's/\r$//' -e 's/^[[:space:]]*//' -e '/^$/d'; }
while IFS= read -r field; do options+=(--header "$field"); done < <(lines "$HEADER")
while IFS= read -r argument; do options+=("$argument"); done < <(lines "$ARGS")

mkdir -p "$REPORTS"
wsspec run "${options[@]}"
code=$?

[ -n "${GITHUB_OUTPUT:-}" ] || exit $code
{
  echo "exit-code=$code"
  echo "json=$REPORTS/report.json.gz"
  echo "html=$REPORTS/report.html"
  echo "junit=$REPORTS/junit.xml"
  counts=$(gzip -dc "$REPORTS/report.json.gz" 2> /dev/null | tr -d ' \n' | grep -o '"counts":{[^}]*}' || true)
  for verdict in pass informational non-strict fail inconclusive skipped error; do
    echo "$verdict=$(printf '%s' "$counts" | grep -o "\"$verdict\":[0-9]*" | cut -d: -f2 | awk '{ sum += $1 } END { print sum + 0 }')"
  done
} >> "$GITHUB_OUTPUT"
exit $code
