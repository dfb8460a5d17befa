#!/usr/bin/env bash
# wasm-opt and the browser tests' packages, in the versions of package-lock.json.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

have node || fail "node is not on PATH" "Install Node.js 20 or newer: https://nodejs.org"
major=$(node -p 'process.versions.node.split(".")[0]')
[ "$major" -ge 20 ] || fail "node is $(node --version), 20 or newer is needed" "https://nodejs.org"
have npm || fail "npm is not on PATH" "It comes with Node.js: https://nodejs.org"

# Written below when npm has succeeded, so it is there only when everything else is.
done="end2end/node_modules/.installed-from"
wanted=$(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync("end2end/package-lock.json")).digest("hex")')
if [ -f "$done" ] && [ "$(cat "$done")" = "$wanted" ]; then
  exit 0
fi

say "installing the packages of end2end/package-lock.json"
# No package here needs its install script; not running any is the safer habit.
(cd end2end && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
  fail "npm ci in end2end/" "Is the npm registry reachable? By hand: cd end2end && npm ci --ignore-scripts"
printf '%s' "$wanted" >"$done"
