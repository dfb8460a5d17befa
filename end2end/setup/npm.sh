#!/usr/bin/env bash
# npm.sh [FOLDER]: the packages of a folder, in the versions of its package-lock.json.
# Without one it is end2end: wasm-opt and what the browser tests need.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

folder="${1:-end2end}"
have node || fail "node is not on PATH" "Install Node.js 20 or newer: https://nodejs.org"
major=$(node -p 'process.versions.node.split(".")[0]')
[ "$major" -ge 20 ] || fail "node is $(node --version), 20 or newer is needed" "https://nodejs.org"
have npm || fail "npm is not on PATH" "It comes with Node.js: https://nodejs.org"

# Written below when npm has succeeded, so it is there only when everything else is.
done="$folder/node_modules/.installed-from"
wanted=$(node -p 'require("crypto").createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex")' "$folder/package-lock.json")
if [ -f "$done" ] && [ "$(cat "$done")" = "$wanted" ]; then
  exit 0
fi

say "installing the packages of $folder/package-lock.json"
# No package here needs its install script; not running any is the safer habit.
(cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
  fail "npm ci in $folder/" "Is the npm registry reachable? By hand: cd $folder && npm ci --ignore-scripts"
printf '%s' "$wanted" >"$done"
