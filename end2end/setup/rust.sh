#!/usr/bin/env bash
# A C linker, the pinned toolchain, its wasm target, and the crates.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

if ! have cargo; then
  fail "cargo is not on PATH" "Install Rust from https://rustup.rs and open a new shell."
fi

if ! have cc; then
  apt_install "rustc links with cc, the stand-in compiles SQLite" build-essential ||
    fail "there is no C compiler (cc)" "macOS: xcode-select --install" "else: install gcc or clang"
fi

# Asking rustc makes rustup fetch the toolchain named in rust-toolchain.toml.
sysroot=$(rustc --print sysroot) ||
  fail "the toolchain of rust-toolchain.toml could not be installed" "Try: rustup toolchain install"
if [ ! -d "$sysroot/lib/rustlib/wasm32-unknown-unknown" ]; then
  have rustup || fail "this rustc has no wasm32-unknown-unknown target" "Install it, or use rustup."
  say "adding the target wasm32-unknown-unknown"
  rustup target add wasm32-unknown-unknown || fail "rustup could not add wasm32-unknown-unknown" "Is static.rust-lang.org reachable?"
fi

# The release compiles the standard library along, see build.sh.
library="$sysroot/lib/rustlib/src/rust/library"
if [ ! -d "$library" ]; then
  have rustup || fail "this rustc has no rust-src" "Install it, or use rustup."
  say "adding the component rust-src"
  rustup component add rust-src || fail "rustup could not add rust-src" "Is static.rust-lang.org reachable?"
fi

# Later steps build offline, so that a build is the same with and without a network.
if ! cargo fetch --locked --offline >/dev/null 2>&1; then
  say "fetching the crates of Cargo.lock"
  cargo fetch --locked || fail "cargo could not fetch the crates" "Is the crates.io index reachable?"
fi
if ! RUSTC_BOOTSTRAP=1 cargo fetch --locked --offline --manifest-path "$library/Cargo.toml" >/dev/null 2>&1; then
  say "fetching the crates of the standard library"
  RUSTC_BOOTSTRAP=1 cargo fetch --locked --manifest-path "$library/Cargo.toml" ||
    fail "cargo could not fetch the crates of the standard library" "Is the crates.io index reachable?"
fi
