#!/usr/bin/env bash
# Format and lints. The portal is linted twice: the rules alone, as the stand-in
# takes them, and the whole for the browser.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

cargo fmt --all --check
cargo clippy --offline --locked --quiet -p longgang-portal --no-default-features --lib --tests -- -D warnings
cargo clippy --offline --locked --quiet -p city-api --all-targets -- -D warnings
cargo clippy --offline --locked --quiet -p longgang-portal --target wasm32-unknown-unknown --lib --bins --tests -- -D warnings
