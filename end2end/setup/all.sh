#!/usr/bin/env bash
# Every tool of every command.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

here=$(dirname "${BASH_SOURCE[0]}")
"$here/build-tools.sh"
"$here/cargo-tool.sh" cargo-fuzz "$fuzz_version" cargo-fuzz
"$here/browser.sh" >/dev/null
"$here/schemathesis.sh" >/dev/null
say "everything is there"
