#!/bin/bash
# Tries every validation rule of the CRDs on a modern API server, with an object that keeps it and one that breaks it.
# Builds the server on the first run (about 6 minutes, cached); run it when a rule changes.
set -euo pipefail
cd "$(dirname "$0")/.."
directory=$(mktemp -d "${TMPDIR:-/tmp}/mcp-policy-cel.XXXXXX")
trap 'tests/cluster/down.sh "$directory" --purge' EXIT
tests/cluster/up.sh "$directory" > /dev/null
tests/cluster/up-cel.sh "$directory" > /dev/null
export MCPPOLICY_CEL_KUBECONFIG=$directory/cel.kubeconfig
dotnet run -c "${CONFIGURATION:-Release}" --project tests/McpPolicy.Operator.Tests -- -namespace McpPolicy.Operator.Tests.Admission
