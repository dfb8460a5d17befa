#!/usr/bin/env bash
# cargo-tool.sh PACKAGE VERSION COMMAND [OPTION…]: a command built by cargo, in
# exactly this version, in a folder of its own under the cache.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

package="$1" version="$2" command="$3"
shift 3
place="$tools/$package-$version"
if [ -x "$place/bin/$command" ]; then exit 0; fi

# One that was on PATH before: "trunk 0.21.14", "wasm-bindgen 0.2.130", the second word.
if [ "$("$command" --version 2>/dev/null | awk '{ print $2; exit }')" = "$version" ]; then
  exit 0
fi

# Built beside its place and moved there in one go: an interrupted build leaves
# nothing that looks installed. Two runs at once cannot mix either.
partial="$place.partial.$$"
# What a run that was killed outright has left behind.
for left in "$place".partial.*; do
  if [ -d "$left" ] && ! kill -0 "${left##*.}" 2>/dev/null; then rm -rf "$left"; fi
done
trap 'rm -rf "$partial" "$partial.log"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$tools"
say "building $package $version (once, some minutes) into $place"
# First with the crates the tool was released with: newer ones do not always
# compile together. Where those are no longer served, which shows within seconds,
# with today's; what the first try said is then of no use to anybody.
install() {
  CARGO_TARGET_DIR="$partial/target" cargo install "$package" --version "=$version" --root "$partial" --no-track --quiet "$@"
}
if ! install --locked "$@" 2>"$partial.log"; then
  say "the crates $package $version was released with are not to be had; taking the newest that fit"
  install "$@" || fail "cargo install $package $version" \
    "The compiler's message is above. By hand: cargo install --locked $package --version =$version $*, or the same without --locked." \
    "A $command of this version anywhere on PATH is taken as well."
fi
rm -rf "$partial/target" "$place"
mv "$partial" "$place"
say "$package $version is ready"
