#!/bin/bash
# Writes bench/results/mutation.md from the results that build/mutation.sh keeps.
# usage: build/mutation-report.sh KEPT FOLDER...   Exit status 0 when at least 85 % of the breaks were noticed.
set -euo pipefail
cd "$(dirname "$0")/.."
kept=$1; shift
files=()
missing=()
for folder; do
  if [ -f "$kept/$folder.json" ]; then files+=("$kept/$folder.json"); else missing+=("$folder"); fi
done

scores='def n($s): .counts[$s] // 0; def noticed: n("Killed") + n("Timeout"); def judged: noticed + n("Survived") + n("NoCoverage");
  def score($a; $b): if $b == 0 then "–" else "\(($a * 1000 / $b | floor) / 10) %" end;'
table=$(jq -rs "$scores"'
  (.[] | "| \(.folder) | \(score(noticed; judged)) | \(n("Killed")) | \(n("Timeout")) | \(n("Survived")) | \(n("NoCoverage")) | \(n("Ignored")) | \(n("CompileError") + n("RuntimeError")) | \(.commit) |"),
  "| **all** | **\(score(map(noticed) | add; map(judged) | add))** | \(map(n("Killed")) | add) | \(map(n("Timeout")) | add) | \(map(n("Survived")) | add) | \(map(n("NoCoverage")) | add) | \(map(n("Ignored")) | add) | \(map(n("CompileError") + n("RuntimeError")) | add) | |"' "${files[@]}")
head='| folder | score | killed | timeout | survived | not reached | ignored | not compiled | at commit |
|---|---:|---:|---:|---:|---:|---:|---:|---|'
for folder in "${missing[@]}"; do table=$(printf '| %s | not measured | | | | | | | |\n%s' "$folder" "$table"); done
printf '%s\n%s\n' "$head" "$table"
{
  printf '# Mutation testing of the policy library\n\n'
  printf 'Made by `make mutation`: Stryker breaks the library in small ways, one at a time, and runs the tests that reach the break. Killed: a test\n'
  printf 'failed. Timeout: the tests did not end. The score is the share of both among all breaks that compile and are not ignored (Stryker leaves\n'
  printf 'out what it finds covered by another break). Folders may have run at different times; the commit of each is given, and lines are those of\n'
  printf 'that commit. [mutation-judged.md](mutation-judged.md) says what the survivors are.\n\n%s\n%s\n\n## What survived\n' "$head" "$table"
  jq -rs 'map(.left) | add | group_by(.file)[] | "\n### \(.[0].file)\n\n\(map("- \(.line): `\(.source | gsub("^\\s+|\\s+$"; "") | .[:110] | gsub("`"; "\u0027"))` → `\(.replacement | gsub("\\s+"; " ") | .[:70] | gsub("`"; "\u0027"))`\(if .status == "NoCoverage" then " (not reached)" else "" end)") | join("\n"))"' "${files[@]}"
} > bench/results/mutation.md

jq -es "$scores"' (map(noticed) | add) >= 0.85 * (map(judged) | add)' "${files[@]}" > /dev/null || { echo "fewer than 85 % are noticed" >&2; exit 1; }
