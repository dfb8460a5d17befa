#!/usr/bin/env bash
# build.sh DIST: builds the page of all questions as a program of its own
# (src/sheet_alone) and puts it into DIST, with a document that asks for it.
. "$(dirname "${BASH_SOURCE[0]}")/../paths.sh"
. "$(dirname "${BASH_SOURCE[0]}")/../wasm-switches.sh"

cargo build --offline --locked --quiet --target wasm32-unknown-unknown --profile wasm-release --bin sheet
rm -rf "$target_dir/sheet"
wasm-bindgen --target web --no-typescript --out-dir "$target_dir/sheet" \
  "$target_dir/wasm32-unknown-unknown/wasm-release/sheet.wasm"
node "$(dirname "${BASH_SOURCE[0]}")/place.mjs" "$1" "$target_dir/sheet"
