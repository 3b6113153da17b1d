#!/bin/bash
# Builds a present-day apiextensions-apiserver, which serves custom resources with their CEL validation rules and nothing else,
# from the Go libraries of Debian sid.  Installs nothing; needs no root.  Sid moves: the version is whatever it has when this runs.
# usage: build-cel.sh [--cached]   prints the directory of the binary, building it first if the cache lacks it (about 6 minutes on
#                                  two idle cores, 3 GB of temporary space); with --cached exit status 77 instead of building
# Environment: XDG_CACHE_HOME       the cache is $XDG_CACHE_HOME/mcp-policy, by default ~/.cache/mcp-policy
set -euo pipefail
. "$(dirname "$0")/lib.sh"

LIBRARY=golang-k8s-apiextensions-apiserver-dev

fetch() {
  local names
  private_apt_sources "$WORK" sid deb
  GO=$(private_apt "$WORK" apt-cache depends golang-go | awk '/Depends: golang-1/ {sub(/-go$/, "", $2); print $2; exit}')
  private_apt "$WORK" apt-get -q install -y --no-install-recommends --print-uris "$LIBRARY" "$GO-go" "$GO-src" > "$WORK/uris"
  names=$(awk -F"'" '/^\047/ {n = $2; sub(/.*\//, "", n); sub(/_.*/, "", n); if (n ~ /^golang-/) print n}' "$WORK/uris" | sort -u)
  # shellcheck disable=SC2086  # one word a package
  (cd "$WORK/debs" && private_apt "$WORK" apt-get -q download $names)
}

compile() {
  local deb
  for deb in "$WORK"/debs/*.deb; do dpkg -x "$deb" "$WORK/root"; done
  export GOROOT=$WORK/root/usr/lib/${GO/golang/go} GOPATH=$WORK/root/usr/share/gocode GOCACHE=$WORK/gocache
  export GO111MODULE=off GOFLAGS= GOPROXY=off CGO_ENABLED=0
  "$GOROOT/bin/go" build -trimpath -ldflags '-s -w' -o "$WORK/out/apiextensions-apiserver" k8s.io/apiextensions-apiserver
}

fill() {
  need dpkg-deb=dpkg awk=mawk
  say "building apiextensions-apiserver once (about 6 minutes on two idle cores)"
  quietly fetch
  say "compiling"
  quietly compile
}

directory=$(cache_root)/apiextensions-$(recipe_key "$LIBRARY" -- fetch compile)
if [ ! -d "$directory" ]; then
  [ "${1:-}" != --cached ] || unavailable "the apiextensions-apiserver is not built yet: run 'make test-cel' (about 6 minutes, once)"
  store_once "$directory" fill
  say "done: $directory"
fi
printf '%s\n' "$directory"
