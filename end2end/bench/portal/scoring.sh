#!/usr/bin/env bash
# Scoring, plan and forecast of large tables: natively, and in Chromium by the
# portal's own code compiled as the portal is.
. "$(dirname "${BASH_SOURCE[0]}")/../../setup/paths.sh"

echo "natively"
cargo run --offline --locked --quiet --release --no-default-features --example points_speed

# With the very switches of the portal, so that nothing else is measured.
. end2end/setup/wasm-switches.sh
cargo build --offline --locked --quiet --profile wasm-release --target wasm32-unknown-unknown --example points_speed_browser
out="$target_dir/bench"
wasm-bindgen --target web --no-typescript --out-dir "$out" "$target_dir/wasm32-unknown-unknown/wasm-release/examples/points_speed_browser.wasm"
PORTAL_BENCH="$out" node end2end/bench/portal/scoring.mjs
