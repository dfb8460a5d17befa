# Sourced by the other scripts: where tools live, and how a step speaks.
# Runs in bash 3.2 (macOS) too.

set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

tools="${XDG_CACHE_HOME:-$HOME/.cache}/longgang-portal/tools"

trunk_version=0.21.14
# The command must be of the very version the crates were locked to.
bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
# Cuts what leptos' wasm_split_helpers 0.2 has marked.
split_version=0.2.4
fuzz_version=0.13.2

# npm's binaryen first: a distribution's wasm-opt is often too old for the
# instructions rustc writes, and trunk takes the first it finds.
PATH="$root/end2end/node_modules/.bin:$tools/trunk-$trunk_version/bin:$tools/wasm-bindgen-cli-$bindgen_version/bin:$tools/wasm_split_cli_support-$split_version/bin:$tools/cargo-fuzz-$fuzz_version/bin:$PATH"
export PATH

# What a step is doing.
say() { printf '%s\n' "setup: $*" >&2; }

# Why it failed and what to do; ends the script.
fail() {
  printf '\n%s\n' "setup failed: $1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# The target directory cargo uses here.
target_dir="${CARGO_TARGET_DIR:-$root/target}"

# Runs apt-get as root or through sudo; fails where there is neither.
apt_install() {
  local why="$1"
  shift
  have apt-get || return 1
  local sudo=""
  if [ "$(id -u)" != 0 ]; then
    have sudo || fail "$why needs the packages: $*" "Run as root: apt-get install -y $*"
    sudo=sudo
  fi
  say "installing $* with apt-get ($why)"
  if ! $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$apt_log" 2>&1; then
    # Package lists may be missing or old on a fresh machine.
    $sudo apt-get update >>"$apt_log" 2>&1 || true
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$apt_log" 2>&1 || {
      tail -n 15 "$apt_log" >&2
      fail "apt-get could not install $*" "The last lines of its output are above; all of it is in $apt_log"
    }
  fi
}
apt_log="${TMPDIR:-/tmp}/longgang-portal-apt.$$.log"
