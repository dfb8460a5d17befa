#!/usr/bin/env bash
# A Chromium and its driver, for the tests. Prints two lines of shell:
# CHROME=… and CHROMEDRIVER=…; both can be given from outside.
. "$(dirname "${BASH_SOURCE[0]}")/paths.sh"

# The first of the given commands or files that is there.
first() {
  for candidate in "$@"; do
    if [ -x "$candidate" ] || have "$candidate"; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

find_chrome() {
  if [ -n "${CHROME:-}" ]; then
    [ -x "$CHROME" ] || have "$CHROME" || fail "CHROME=$CHROME is not an executable file"
    command -v "$CHROME"
    return
  fi
  first chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
    "/Applications/Chromium.app/Contents/MacOS/Chromium"
}

find_driver() {
  if [ -n "${CHROMEDRIVER:-}" ]; then
    [ -x "$CHROMEDRIVER" ] || have "$CHROMEDRIVER" || fail "CHROMEDRIVER=$CHROMEDRIVER is not an executable file"
    command -v "$CHROMEDRIVER"
    return
  fi
  first chromedriver /usr/lib/chromium/chromedriver /usr/lib/chromium-browser/chromedriver
}

# Pictures and measurements of Chinese text need a Chinese font.
has_cjk() { ! have fc-list || [ -n "$(fc-list ':lang=zh-cn' family 2>/dev/null | head -n 1)" ]; }

# Goes on when brew fails: below is said what else can be done.
brew_install() {
  say "installing $1 with brew"
  brew install --cask "$1" >&2 || say "brew could not install $1 (exit code $?); its reason is above"
}

if ! find_chrome >/dev/null || ! find_driver >/dev/null || { have apt-get && ! has_cjk; }; then
  if have apt-get; then
    apt_install "the browser tests" chromium chromium-driver fonts-noto-cjk
  elif have brew; then
    find_chrome >/dev/null || brew_install google-chrome
    find_driver >/dev/null || brew_install chromedriver
  fi
fi

chrome=$(find_chrome) || fail "there is no Chrome or Chromium" \
  "Install Google Chrome (https://www.google.com/chrome) or Chromium," \
  "or say where it is: make test CHROME=/path/to/chrome"
driver=$(find_driver) || fail "there is no chromedriver" \
  "Install the chromedriver of the same version as the browser" \
  "(macOS: brew install --cask chromedriver; Debian: apt-get install chromium-driver)," \
  "or say where it is: make test CHROMEDRIVER=/path/to/chromedriver"

printf 'CHROME=%q\nCHROMEDRIVER=%q\n' "$chrome" "$driver"
