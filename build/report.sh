# Turns the result files of a test run into a table.  Sourced by test.sh.
# A run is a folder with, for each project: NAME.trx, NAME.log and NAME.status (exit status, seconds).

counter() { # TRX ATTRIBUTE
  grep -o "<Counters [^>]*" "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*' || echo 0
}

# project_counts FOLDER NAME   prints: passed failed skipped seconds.  A run that left no results counts as one failure.
project_counts() {
  local trx=$1/$2.trx status seconds failed
  read -r status seconds < "$1/$2.status"
  if ! grep -q '<Counters ' "$trx" 2> /dev/null; then
    echo "0 1 0 $seconds"
    return
  fi
  failed=$(($(counter "$trx" failed) + $(counter "$trx" error)))
  [ "$failed" -gt 0 ] || [ "$status" -eq 0 ] || failed=1
  echo "$(counter "$trx" passed) $failed $(counter "$trx" notExecuted) $seconds"
}

report_line() { # FOLDER NAME
  local passed failed skipped seconds
  read -r passed failed skipped seconds <<< "$(project_counts "$1" "$2")"
  echo "$passed passed, $failed failed, $skipped skipped in ${seconds}s"
}

skip_reasons() { # FOLDER
  cat "$1"/*.log | awk '/\[SKIP\]$/ {getline; sub(/^ +/, ""); n[$0]++} END {for (r in n) printf "  %d skipped: %s\n", n[r], r}' | sort
}

failures() { # FOLDER NAME
  local status seconds
  grep -E '\[FAIL\]$' "$1/$2.log" | sed 's/^ */  /'
  [ -s "$1/$2.trx" ] && grep -qE '\[FAIL\]$' "$1/$2.log" && return
  read -r status seconds < "$1/$2.status"
  [ "$status" -eq 0 ] || { echo "  $2 ended with status $status:"; last_words "$1/$2.log" | cut -c 1-200 | sed 's/^/    /'; }
}

last_words() { # LOG   of a program that crashed, what the runtime said of it; of another, its last lines
  grep -m1 -A 6 -E '^(Unhandled exception|Process terminated)' "$1" || tail -15 "$1"
}

# report FOLDER   prints the table, why tests were skipped, what failed, and the closing line.  Status 0 when something passed and nothing failed.
report() {
  local name passed failed skipped seconds total_passed=0 total_failed=0 total_skipped=0 kind
  printf '%-14s %8s %8s %8s %9s\n' kind passed failed skipped seconds
  for name in "$1"/*.status; do
    name=$(basename "$name" .status)
    kind=${name#McpPolicy.} kind=${kind%.Tests}
    read -r passed failed skipped seconds <<< "$(project_counts "$1" "$name")"
    printf '%-14s %8d %8d %8d %9d\n' "$kind" "$passed" "$failed" "$skipped" "$seconds"
    total_passed=$((total_passed + passed)) total_failed=$((total_failed + failed)) total_skipped=$((total_skipped + skipped))
  done
  printf '%-14s %8d %8d %8d %9d\n' all "$total_passed" "$total_failed" "$total_skipped" "$SECONDS"
  skip_reasons "$1"
  [ "$total_failed" -eq 0 ] || grep -h -A 25 -E '\[FAIL\]$' "$1"/*.log
  for name in "$1"/*.status; do failures "$1" "$(basename "$name" .status)"; done
  printf '%d passed, %d failed, %d skipped\n' "$total_passed" "$total_failed" "$total_skipped"
  [ "$total_failed" -eq 0 ] && [ "$total_passed" -gt 0 ]
}
