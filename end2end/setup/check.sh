#!/usr/bin/env bash
# The fast checks: format, lints for the native and the wasm side, and the
# tests of the rules.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

"$(dirname "${BASH_SOURCE[0]}")/rust.sh"
"$(dirname "${BASH_SOURCE[0]}")/lint.sh"
cargo test --offline --locked --quiet -p longgang-portal --no-default-features
