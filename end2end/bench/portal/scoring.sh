#!/usr/bin/env bash
# Scoring, plan and forecast of large tables.
. "$(dirname "${BASH_SOURCE[0]}")/../../setup/paths.sh"

cargo run --offline --locked --quiet --release --no-default-features --example points_speed
