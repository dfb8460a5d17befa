#!/usr/bin/env bash
# Holds the stand-in against the written contract, end2end/api/openapi.yaml:
# first every documented error on purpose, then whatever Schemathesis thinks of.
# CITY_API names the binary, SCHEMATHESIS the command. Ends with one line of totals.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$(dirname "$here")")
CITY_API=${CITY_API:-$root/target/release/city-api}
SCHEMATHESIS=${SCHEMATHESIS:-schemathesis}

fail() {
  echo "contract: $1" >&2
  exit 1
}
[ -x "$CITY_API" ] || fail "there is no stand-in at $CITY_API; build it with: cargo build --release -p city-api"
SCHEMATHESIS=$(command -v "$SCHEMATHESIS") || fail "schemathesis is missing; end2end/setup/schemathesis.sh installs it"
# The command lives beside the Python that has its libraries.
python=$(dirname "$SCHEMATHESIS")/python
[ -x "$python" ] || fail "there is no Python beside $SCHEMATHESIS"

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir "$work/dist"
"$CITY_API" --port "$port" --db "$work/portal.sqlite3" --dist "$work/dist" --demo >"$work/log" 2>&1 &
server=$!
for _ in $(seq 100); do
  grep -q '^ready:' "$work/log" && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
grep -q '^ready:' "$work/log" || fail "the stand-in did not start: $(cat "$work/log")"

cd "$work" # the checker leaves notes where it runs
export CITY_API_URL="http://127.0.0.1:$port" PYTHONPATH="$here" PYTHONDONTWRITEBYTECODE=1
failed=0

echo "every documented error, on purpose"
"$python" "$here/errors.py" | tee "$work/errors" || failed=1

echo "every operation, with what Schemathesis makes up"
CONTRACT_SESSION=$("$python" -c 'import caller; print(caller.sign_in(caller.REGISTERED))')
export CONTRACT_SESSION SCHEMATHESIS_HOOKS=hooks
"$SCHEMATHESIS" --no-color --config-file "$here/schemathesis.toml" run "$root/end2end/api/openapi.yaml" \
  --url "$CITY_API_URL" --max-examples 60 \
  --report junit --report-junit-path "$work/junit.xml" >"$work/schemathesis" 2>&1 || failed=1
# All of it only where there is something to read.
if [ "$failed" = 0 ]; then tail -n 25 "$work/schemathesis"; else cat "$work/schemathesis"; fi

if ! kill -0 "$server" 2>/dev/null || grep -q '^city-api:' "$work/log"; then
  echo "the stand-in broke:"
  cat "$work/log"
  failed=1
fi
"$python" "$here/totals.py" "$work/errors" "$work/junit.xml" "$failed"
