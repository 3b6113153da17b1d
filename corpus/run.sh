#!/bin/bash
# Runs the bypass corpus against a gateway, by default against this project's proxy, and prints a table by class.
# usage: corpus/run.sh [GATEWAY_URL [OPTION...]]   the options of the runner; --help lists them
# Environment: CONFIGURATION  Release by default
#              JUDGE          where the judge listens, 127.0.0.1:9900 by default; a gateway of yours has http://JUDGE/mcp for its server
set -euo pipefail
cd "$(dirname "$0")/.."
gateway=${1:-}
[ $# -eq 0 ] || shift
configuration=${CONFIGURATION:-Release}
judge=${JUDGE:-127.0.0.1:9900}

build() { # PROJECT
  local out
  out=$(dotnet build "$1" -c "$configuration" --nologo -v quiet -p:RunAnalyzers=false 2>&1) || { echo "$out"; exit 2; }
}

start_proxy() { # sets gateway
  local log=$1 i
  build proxy/McpPolicy.Proxy
  dotnet "proxy/McpPolicy.Proxy/bin/$configuration/net10.0/mcp-policy-proxy.dll" --listen http://127.0.0.1:0 --admin http://127.0.0.1:0 --wait-for-upstream \
    --upstream "http://$judge/mcp" --policy corpus/policy.json > "$log" 2>&1 &
  proxy=$!
  for i in $(seq 100); do
    gateway=$(sed -n 's/^ *MCP *\(http.*\)/\1/p' "$log") && [ -n "$gateway" ] && return
    kill -0 "$proxy" 2> /dev/null || break
    read -rt 0.1 < /dev/zero || true
  done
  echo "The proxy did not start:"; cat "$log"; exit 2
}

proxy=
scratch=$(mktemp -d "${TMPDIR:-/tmp}/mcp-policy-corpus.XXXXXX")
trap '[ -z "$proxy" ] || kill "$proxy" 2> /dev/null; rm -rf "$scratch"' EXIT
build corpus/McpPolicy.Corpus
[ -n "$gateway" ] || start_proxy "$scratch/proxy.log"
dotnet "corpus/McpPolicy.Corpus/bin/$configuration/net10.0/mcp-policy-corpus.dll" --gateway "$gateway" --judge "$judge" "$@"
