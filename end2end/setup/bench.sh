#!/usr/bin/env bash
# Sets up what the measurements need and runs them one after the other. What each
# measures stands in end2end/bench/README.md.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

# Below end2end/bench; the longest comes last.
steps=(
  portal/scoring.sh
  portal/scoring-in-chromium.mjs
  portal/typing.mjs
  compare/run.mjs
)

here=$(dirname "${BASH_SOURCE[0]}")
"$here/build.sh" serve >&2
"$here/npm.sh" end2end/bench/compare
cargo build --offline --locked --quiet -p city-api
browser=$("$here/browser.sh")
eval "$browser"
export CHROME CHROMEDRIVER
export CITY_API="$target_dir/debug/city-api"

for step in "${steps[@]}"; do
  printf '\n=== %s\n' "$step"
  case "$step" in
    *.mjs) node "end2end/bench/$step" ;;
    *) "end2end/bench/$step" ;;
  esac
done
