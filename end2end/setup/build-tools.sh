#!/usr/bin/env bash
# Everything `make build` needs.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

here=$(dirname "${BASH_SOURCE[0]}")
"$here/rust.sh"
"$here/cargo-tool.sh" trunk "$trunk_version" trunk
"$here/cargo-tool.sh" wasm-bindgen-cli "$bindgen_version" wasm-bindgen
"$here/cargo-tool.sh" wasm_split_cli_support "$split_version" wasm-split-cli --features build-binary
"$here/npm.sh"
