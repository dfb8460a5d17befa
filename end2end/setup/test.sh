#!/usr/bin/env bash
# Sets up what the tests need, then runs them all (test.mjs).
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

here=$(dirname "${BASH_SOURCE[0]}")
"$here/build-tools.sh"
browser=$("$here/browser.sh")
eval "$browser"
SCHEMATHESIS=$("$here/schemathesis.sh")
export CHROME CHROMEDRIVER SCHEMATHESIS
export CITY_API="$target_dir/debug/city-api"
exec node "$here/test.mjs"
