#!/usr/bin/env bash
# Builds everything and runs the stand-in with the portal; Ctrl-C ends it.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

"$(dirname "${BASH_SOURCE[0]}")/build.sh" serve >&2
# Not optimised: it is built in a fraction of the time, the tests run the very
# same file, and nobody waits for a stand-in that one person uses.
cargo build --offline --locked --quiet -p city-api
mkdir -p "$(dirname "$DB")"
# In place of this shell, so that a signal to make's child ends the server itself.
exec "$target_dir/debug/city-api" --port "$PORT" --db "$DB" --dist dist --demo
