#!/bin/bash
# Mutation testing of the policy library: Stryker breaks it in thousands of small ways and runs the tests that reach each break.
# usage: build/mutation.sh [GLOB...]   with globs, only the files that match: build/mutation.sh '**/Limits/**/*.cs'
# A run of everything writes bench/results/mutation.md.  Exit status 0 when at least 85 % of the breaks are noticed.
set -uo pipefail
cd "$(dirname "$0")/../tests/McpPolicy.Policy.Tests"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# The fuzzers' ordinary slice is for one run, not for thousands.
export MCPPOLICY_FUZZ_CASES=50
output=$(mktemp -d "${TMPDIR:-/tmp}/mcp-policy-mutation.XXXXXX")
trap 'rm -rf "$output"' EXIT

only=()
for glob; do only+=(--mutate "$glob"); done
dotnet tool restore > /dev/null || exit 1
dotnet stryker --output "$output" "${only[@]}"
status=$?
report=$output/reports/mutation-report.md
[ -f "$report" ] || exit 1
if [ $# -eq 0 ]; then cp "$report" ../../bench/results/mutation.md; else cat "$report"; fi
exit "$status"
