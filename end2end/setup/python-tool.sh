#!/usr/bin/env bash
# python-tool.sh PACKAGE VERSION PURPOSE: a package of the Python index in exactly this
# version, in an environment of its own under the cache. Prints the path of that.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

package="$1" version="$2" purpose="$3"
place="$tools/$package-$version"
# An environment holds absolute paths, so it cannot be built elsewhere and
# moved: this file, written last, says that it is whole.
whole="$place/.whole"
if [ -f "$whole" ]; then
  printf '%s\n' "$place"
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
  apt_install "$purpose" python3 python3-venv || true
  python=$(usable) || fail "$purpose needs Python 3.10 or newer with venv" \
    "Debian: apt-get install python3-venv; macOS: brew install python3"
fi

say "installing $package $version into $place"
rm -rf "$place"
trap '[ -f "$whole" ] || rm -rf "$place"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$tools"
"$python" -m venv "$place" >&2 || fail "$python could not make an environment in $place"
"$place/bin/python" -m pip install --quiet --disable-pip-version-check "$package==$version" >&2 ||
  fail "pip could not install $package $version" "Is the Python package index reachable?"
: >"$whole"
printf '%s\n' "$place"
