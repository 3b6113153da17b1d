#!/bin/bash
# Mutation testing of the policy library: Stryker breaks it in thousands of small ways and runs the tests that reach each break.
# usage: build/mutation.sh [FOLDER...]   with folders of policy/McpPolicy.Policy, only those: build/mutation.sh Limits Decisions
# What was found in each folder is kept in artifacts/mutation/ with the commit it was found at; bench/results/mutation.md is written from
# that and says which folders have no result yet.  Exit status 0 when at least 85 % of the breaks are noticed.  Needs jq.
set -uo pipefail
cd "$(dirname "$0")/.."
command -v jq > /dev/null || { echo "jq is missing; install it (Debian: apt-get install jq)" >&2; exit 2; }
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# The fuzzers' and the properties' ordinary slices are for one run, not for thousands.
export MCPPOLICY_FUZZ_CASES=50 MCPPOLICY_PROPERTY_CASES=30
library=policy/McpPolicy.Policy
kept=artifacts/mutation
all=$(find "$library" -mindepth 1 -maxdepth 1 -type d -not -name bin -not -name obj -printf '%f\n' | sort)
folders=${*:-$all}
for folder in $folders; do
  [ -d "$library/$folder" ] || { echo "there is no folder $folder in $library; the folders are" $all >&2; exit 2; }
done

output=$(mktemp -d "${TMPDIR:-/tmp}/mcp-policy-mutation.XXXXXX")
trap 'rm -rf "$output"' EXIT
mkdir -p "$kept"
only=()
for folder in $folders; do only+=(--mutate "**/$folder/**/*.cs"); done
dotnet tool restore > /dev/null || exit 1
(cd tests/McpPolicy.Policy.Tests && dotnet stryker --output "$output" --break-at 0 "${only[@]}")
report=$output/reports/mutation-report.json
[ -f "$report" ] || { echo "Stryker wrote no report; its words are above" >&2; exit 1; }

commit=$(git rev-parse --short=10 HEAD)
git diff --quiet HEAD -- "$library" tests/McpPolicy.Policy.Tests || commit="$commit, with changes"
for folder in $folders; do
  jq --arg folder "$folder" --arg commit "$commit" '
    [.files | to_entries[] | .key |= (split("McpPolicy.Policy/") | last) | select(.key | startswith($folder + "/"))
      | .key as $file | (.value.source | split("\n")) as $lines | .value.mutants[]
      | {file: $file, line: .location.start.line, status, mutator: .mutatorName, replacement: (.replacement // ""),
         source: ($lines[.location.start.line - 1] // "")}]
    | {folder: $folder, commit: $commit, counts: (group_by(.status) | map({key: .[0].status, value: length}) | from_entries),
       left: map(select(.status == "Survived" or .status == "NoCoverage")) | sort_by(.file, .line)}' "$report" > "$kept/$folder.json" || exit 1
done
exec build/mutation-report.sh "$kept" $all
