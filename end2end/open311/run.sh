#!/usr/bin/env bash
# Reads the stand-in with a client that others wrote, georeport of the Python package
# index: what only our own client understands would be no Open311. CITY_API names the
# binary, GEOREPORT the Python that has the client. Ends with one line of totals.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$(dirname "$here")")
CITY_API=${CITY_API:-$root/target/debug/city-api}
GEOREPORT=${GEOREPORT:-$("$root/end2end/setup/georeport.sh")}

fail() {
  echo "open311: $1" >&2
  exit 1
}
[ -x "$CITY_API" ] || fail "there is no stand-in at $CITY_API; build it with: cargo build -p city-api"

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

mkdir "$work/dist"
"$CITY_API" --port 0 --db "$work/city.sqlite3" --dist "$work/dist" --demo --public-rows 120 >"$work/log" 2>&1 &
server=$!
for _ in $(seq 200); do
  grep -q '^ready:' "$work/log" && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
url=$(sed -n 's/^ready: //p' "$work/log")
[ -n "$url" ] || fail "the stand-in did not start: $(cat "$work/log")"
PYTHONDONTWRITEBYTECODE=1 "$GEOREPORT" "$here/read.py" "$url"
