#!/usr/bin/env bash
# Schemathesis, the checker of the API against its written contract, in a
# Python environment of its own. Prints the path of the command.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

version=4.32.5
place="$tools/schemathesis-$version"
command="$place/bin/schemathesis"
# An environment holds absolute paths, so it cannot be built elsewhere and
# moved: this file, written last, says that it is whole.
whole="$place/.whole"
if [ -f "$whole" ]; then
  printf '%s\n' "$command"
  exit 0
fi

# A Python that can make an environment with pip in it.
usable() {
  for candidate in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
    if have "$candidate" && "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' >/dev/null 2>&1; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}
if ! python=$(usable); then
  apt_install "the contract tests" python3 python3-venv || true
  python=$(usable) || fail "the contract tests need Python 3.10 or newer with venv" \
    "Debian: apt-get install python3-venv; macOS: brew install python3"
fi

say "installing schemathesis $version into $place"
rm -rf "$place"
trap '[ -f "$whole" ] || rm -rf "$place"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$tools"
"$python" -m venv "$place" >&2 || fail "$python could not make an environment in $place"
"$place/bin/python" -m pip install --quiet --disable-pip-version-check "schemathesis==$version" >&2 ||
  fail "pip could not install schemathesis $version" "Is the Python package index reachable?"
: >"$whole"
printf '%s\n' "$command"
