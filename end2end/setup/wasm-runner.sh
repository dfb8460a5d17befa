#!/usr/bin/env bash
# Runs one wasm test file in the browser; cargo calls it with the file. The
# browser's switches must stand in a webdriver.json of the working folder, and
# name the very browser the other tests use.
set -eu
place=$(mktemp -d "${TMPDIR:-/tmp}/portal-wasm-test.XXXXXX")
trap 'rm -rf "$place"' EXIT
cat >"$place/webdriver.json" <<JSON
{
  "goog:chromeOptions": {
    "binary": "$CHROME",
    "args": ["--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
  }
}
JSON
cd "$place"
wasm-bindgen-test-runner "$@"
