#!/usr/bin/env bash
# Builds the portal into dist/, compresses it, and says what a first visit costs.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

here=end2end/setup
"$here/build-tools.sh"

# Nothing to do when nothing changed since the last whole build: serve and test
# share one.
inputs=$(node "$here/inputs.mjs")
if [ -f dist/.built-from ] && [ "$(cat dist/.built-from)" = "$inputs" ]; then
  echo "dist/ is up to date" >&2
else
  rm -f dist/.built-from
  . "$here/wasm-switches.sh"
  WASM_BINDGEN=$(command -v wasm-bindgen)
  PORTAL_PARTS="$target_dir/parts"
  export WASM_BINDGEN PORTAL_PARTS
  # Trunk fetches tools it does not find; offline it says so instead.
  PATH="$root/$here/parts:$PATH" trunk build --offline --locked --release --cargo-profile wasm-release --features parts
  node "$here/parts/place.mjs" dist "$PORTAL_PARTS"
  "$here/sheet/build.sh" dist
  node "$here/parts/words.mjs" dist
  node "$here/minify.mjs" dist
  node "$here/compress.mjs" dist
  printf '%s' "$inputs" >dist/.built-from
fi
# A portal that has grown too heavy still runs: only the check fails.
if [ "${1:-}" = serve ]; then
  node "$here/first-load.mjs" dist || true
else
  node "$here/first-load.mjs" dist
fi
