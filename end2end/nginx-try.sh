#!/usr/bin/env bash
# Tries end2end/nginx.conf with a real nginx on free ports of this machine:
#
#   end2end/nginx-try.sh DIST API      as: end2end/nginx-try.sh dist 127.0.0.1:8081
#
# DIST is a built portal, API the address of a running stand-in. Only the lines
# marked with <- are changed, and the ports. Needs nginx, curl, openssl and node.
# Ends with one line of totals.
set -euo pipefail

[ $# = 2 ] || { sed -n '2,8p' "$0" >&2; exit 2; }
conf=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/nginx.conf
dist=$(cd "$1" && pwd)
api=$2

fail() {
  echo "nginx: $1" >&2
  exit 1
}
for tool in nginx curl openssl node; do
  command -v "$tool" >/dev/null || [ -x "/usr/sbin/$tool" ] || fail "$tool is missing (Debian: apt-get install $tool)"
done
PATH="$PATH:/usr/sbin"
[ -f "$dist/index.html" ] || fail "$dist holds no built portal; run: make build"
curl -fsS -o /dev/null "http://$api/healthz" || fail "no stand-in answers at $api"

work=$(mktemp -d)
server=
stop() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_ports() {
  node -e '
    const { createServer } = require("net");
    const servers = [0, 0].map(() => createServer().listen(0, "127.0.0.1"));
    setTimeout(() => { for (const s of servers) { console.log(s.address().port); s.close(); } }, 100);'
}
{ read -r plain_port; read -r port; } < <(free_ports)

# The configuration as it is, but for the lines that are marked and the ports.
# A line that is not found means that this script no longer fits the file.
cp "$conf" "$work/portal.conf"
change() {
  grep -qF "$1" "$work/portal.conf" || fail "nginx.conf has no line with: $1"
  FROM=$1 TO=$2 node -e '
    const fs = require("fs"), { FROM, TO } = process.env, [, file] = process.argv;
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").replaceAll(FROM, () => TO));' "$work/portal.conf"
}
change "server 127.0.0.1:8081;" "server $api;"
change "listen 80;" "listen 127.0.0.1:$plain_port;"
change "listen 443 ssl http2;" "listen 127.0.0.1:$port ssl http2;"
change "/etc/ssl/portal.example/" "$work/"
change "root /srv/portal/dist;" "root $dist;"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=portal.example \
  -addext "subjectAltName=DNS:portal.example" \
  -keyout "$work/privkey.pem" -out "$work/fullchain.pem" 2>/dev/null

# Without the module the files go out as they are.
module=
for place in /usr/lib/nginx/modules /usr/share/nginx/modules /usr/lib64/nginx/modules; do
  [ ! -f "$place/ngx_http_brotli_static_module.so" ] || module="$place/ngx_http_brotli_static_module.so"
done
brotli=yes
if [ -z "$module" ] && ! nginx -V 2>&1 | grep -q brotli; then
  brotli=no
  change "brotli_static on;" ""
fi

{
  [ "$(id -u)" != 0 ] || echo "user root;" # its workers must read a folder of root
  [ -z "$module" ] || echo "load_module $module;"
  echo "daemon off; pid $work/pid; error_log $work/error.log;"
  echo "events {}"
  echo "http {"
  echo "  access_log off;"
  for kind in client_body proxy fastcgi uwsgi scgi; do echo "  ${kind}_temp_path $work/$kind;"; done
  echo "  include $work/portal.conf;"
  echo "}"
} >"$work/nginx.conf"
nginx -t -q -e "$work/error.log" -c "$work/nginx.conf" || fail "nginx does not take the configuration"
nginx -e "$work/error.log" -c "$work/nginx.conf" &
server=$!
site="https://portal.example"
ask() { # ask PATH [curl arguments]: status into $status, head into $work/head, body into $work/body
  local path=$1
  shift
  status=$(curl -sS --path-as-is --cacert "$work/fullchain.pem" --resolve "portal.example:443:127.0.0.1" \
    --connect-to "portal.example:443:127.0.0.1:$port" -D "$work/head" -o "$work/body" -w '%{http_code}' "$@" "$site$path")
}
for _ in $(seq 50); do
  ask / 2>/dev/null && break
  kill -0 "$server" 2>/dev/null || fail "nginx did not start: $(cat "$work/error.log")"
  sleep 0.1
done

# The values of a header, one a line.
header() { sed -n "s/^$1: //Ip" "${2:-$work/head}" | tr -d '\r'; }

passed=0 failed=0
same() { # same WHAT GOT WANTED
  if [ "$2" = "$3" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s\n  is     %s\n  not    %s\n' "$1" "$2" "$3"
  fi
}

# The stand-in sends what the design promises on every answer; its tests hold it
# to that. nginx must send the very same.
curl -sS -D "$work/promised" -o /dev/null "http://$api/healthz"
security() {
  local name
  for name in Content-Security-Policy Permissions-Policy Referrer-Policy X-Content-Type-Options \
    Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy; do
    same "$1: $name" "$(header "$name")" "$(header "$name" "$work/promised")"
  done
  same "$1: Strict-Transport-Security" "$(header Strict-Transport-Security)" "max-age=31536000; includeSubDomains"
}

for path in / /points /points/foshan-2016/school/result /cases/LG26-0311-0417 "/report/where?x=1.js" /index.html; do
  ask "$path"
  same "$path" "$status" 200
  same "$path is the page" "$(cmp "$work/body" "$dist/index.html" 2>&1)" ""
  same "$path: type" "$(header Content-Type)" "text/html; charset=utf-8"
  same "$path: caching" "$(header Cache-Control)" no-cache
  security "$path"
done

# All questions of the points have a document of their own, and the table goes with it.
for path in "/points/estimate/foshan-2016?view=all" "/points/estimate/foshan-2016?purpose=hukou&view=all"; do
  ask "$path"
  same "$path" "$status" 200
  same "$path is its page" "$(cmp "$work/body" "$dist/sheet.html" 2>&1)" ""
  same "$path: link" "$(header Link)" "</api/v1/schemes/foshan-2016>; rel=preload; as=fetch; crossorigin"
  same "$path: caching" "$(header Cache-Control)" no-cache
  security "$path"
done
for path in /points/estimate/foshan-2016 "/points/estimate/foshan-2016?view=allx" "/points?view=all"; do
  ask "$path"
  same "$path is the page" "$(cmp "$work/body" "$dist/index.html" 2>&1)" ""
  same "$path: no link" "$(header Link)" ""
done

for path in /missing.js /portal-ffffffff00000000.js /part-points-ffffffffffffffff.wasm /locales/fr.json /locales/fr \
  /index.html.br /.built-from /.git/config /%2e%2e/nginx.conf; do
  ask "$path"
  case $status in 400) status=404 ;; esac # a path that leaves the folder is no request at all
  same "$path" "$status" 404
done
ask /portal-ffffffff00000000.js
same "a missing file is not remembered" "$(header Cache-Control)" no-cache
security "a missing file"

media_type() {
  case $1 in
  *.html) echo "text/html; charset=utf-8" ;;
  *.css) echo "text/css; charset=utf-8" ;;
  *.js) echo "text/javascript; charset=utf-8" ;;
  *.json) echo "application/json; charset=utf-8" ;;
  *.webmanifest) echo "application/manifest+json; charset=utf-8" ;;
  *.svg) echo "image/svg+xml; charset=utf-8" ;;
  *.txt) echo "text/plain; charset=utf-8" ;;
  *.wasm) echo "application/wasm" ;;
  *.png) echo "image/png" ;;
  *.ico) echo "image/x-icon" ;;
  esac
}
while IFS= read -r name; do
  ask "/$name"
  same "$name" "$status" 200
  same "$name: content" "$(cmp "$work/body" "$dist/$name" 2>&1)" ""
  same "$name: not packed" "$(header Content-Encoding)" ""
  same "$name: type" "$(header Content-Type)" "$(media_type "$name")"
  if printf '%s' "$name" | grep -Eq -- '-[0-9a-f]{12,16}(_bg)?\.(js|css|wasm)$'; then
    same "$name: caching" "$(header Cache-Control)" "public, max-age=31536000, immutable"
    security "$name"
  else
    same "$name: caching" "$(header Cache-Control)" no-cache
  fi
  tag=$(header ETag)
  ask "/$name" -H "If-None-Match: $tag"
  same "$name: known already" "$status" 304
  if [ -f "$dist/$name.br" ]; then
    ask "/$name" -H "Accept-Encoding: gzip, br"
    if [ "$brotli" = yes ]; then
      same "$name: packed" "$(header Content-Encoding)" br
      same "$name: packed content" "$(cmp "$work/body" "$dist/$name.br" 2>&1)" ""
      same "$name: caches tell the two apart" "$(header Vary)" Accept-Encoding
    else
      same "$name: as it is" "$(cmp "$work/body" "$dist/$name" 2>&1)" ""
    fi
  fi
done < <(cd "$dist" && find . -type f ! -name '.*' ! -name '*.br' | sed 's|^\./||' | sort)

for path in /api/v1/city /open311/v2/services.json; do
  ask "$path"
  same "$path" "$status" 200
  curl -sS -o "$work/direct" "http://$api$path"
  same "$path: content" "$(cmp "$work/body" "$work/direct" 2>&1)" ""
  same "$path: caching is the API's" "$(header Cache-Control)" "$(
    curl -sS -D - -o /dev/null "http://$api$path" | header Cache-Control /dev/stdin
  )"
  security "$path"
  ask "$path" -H "If-None-Match: $(header ETag)"
  same "$path: known already" "$status" 304
done
ask /open311/v2/discovery.json
same "the API knows that residents come by https" \
  "$(grep -o '"url":"[^"]*"' "$work/body")" "\"url\":\"$site/open311/v2\""
ask /api/v1/nothing
same "an unknown path of the API" "$status $(header Content-Type)" "404 application/problem+json"
security "an error of the API"
# Photos and papers are large: the answer is the API's, not nginx's 413.
head -c 9000000 /dev/zero >"$work/photo"
ask /api/v1/attachments -H "X-Portal-Request: 1" -H "Idempotency-Key: a-large-upload" \
  -H "Content-Type: image/jpeg" --data-binary "@$work/photo"
same "a large upload reaches the API" "$status $(header Content-Type)" "422 application/problem+json"

redirect=$(curl -sS -o /dev/null -w '%{http_code} %{redirect_url}' -H "Host: portal.example" "http://127.0.0.1:$plain_port/points?x=1")
same "http leads to https" "$redirect" "301 https://portal.example/points?x=1"
same "the log of nginx" "$(grep -E '\[(error|crit|alert|emerg)\]' "$work/error.log" || true)" ""

echo "$(nginx -v 2>&1 | sed 's/.*: //'), brotli: $brotli; $passed passed, $failed failed"
[ "$failed" = 0 ]
