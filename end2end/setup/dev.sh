#!/usr/bin/env bash
# The stand-in and Trunk's reloading server side by side; Ctrl-C ends both.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

"$(dirname "${BASH_SOURCE[0]}")/build-tools.sh"
cargo build --offline --locked --quiet -p city-api
mkdir -p "$(dirname "$DB")" dist

api_port=$((PORT + 1))
"$target_dir/debug/city-api" --port "$api_port" --db "$DB" --dist dist --demo >&2 &
api=$!
# Trunk takes several proxies only from its configuration, and reads every path
# in it from where that file lies.
config="$root/.trunk-dev.toml"
trap 'kill "$api" 2>/dev/null || true; rm -f "$config"' EXIT
trap 'exit 130' INT TERM
cat Trunk.toml >"$config"
for path in /api/ /open311/ /_demo/ /healthz; do
  printf '\n[[proxy]]\nbackend = "http://127.0.0.1:%s%s"\nrewrite = "%s"\n' "$api_port" "$path" "$path" >>"$config"
done
trunk --config "$config" serve --offline --port "$PORT" --dist "$root/target/dev"
