#!/bin/bash
# Runs all tests, in Release, against a real Kubernetes API server that it brings up for the run.  Last line: N passed, N failed, N skipped.
# usage: build/test.sh [WORD...]   with words, only the projects whose names hold one of them: build/test.sh Policy Proxy
# Environment: MCPPOLICY_TEST_KUBECONFIG  use that cluster instead of bringing one up
#              CONFIGURATION              Release by default
# As root it installs by apt what the tests use; otherwise it says what to install, and tests that cannot run without are skipped.
set -uo pipefail
cd "$(dirname "$0")/.."
. build/report.sh
configuration=${CONFIGURATION:-Release}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
results=$(mktemp -d "${TMPDIR:-/tmp}/mcp-policy-test.XXXXXX")
trap finish EXIT

step() { printf '\n== %s (%ss)\n' "$*" "$SECONDS"; }

finish() {
  status=$?
  [ ! -d "$results/cluster" ] || tests/cluster/down.sh "$results/cluster" --purge > /dev/null 2>&1
  rm -rf "$results"
  exit "$status"
}

# Programs that tests use, each with its Debian package.  Without promtool and the node's programs some tests are skipped.
programs='openssl=openssl curl=curl promtool=prometheus ctr=containerd runc=runc buildah=buildah iptables=iptables ip=iproute2 socat=socat dnsmasq=dnsmasq-base npm=npm redis-server=redis-server'

install_programs() {
  local program missing=()
  for program in $programs; do command -v "${program%%=*}" > /dev/null || missing+=("${program#*=}"); done
  [ -x /usr/lib/cni/bridge ] || missing+=(containernetworking-plugins)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    printf 'Not root: tests that need these are skipped. As root: apt-get install --no-install-recommends %s\n' "${missing[*]}"
    return 0
  fi
  printf 'Installing by apt: %s\n' "${missing[*]}"
  apt-get -q update > "$results/apt.log" 2>&1 &&
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "${missing[@]}" >> "$results/apt.log" 2>&1 ||
    { tail -3 "$results/apt.log"; echo "Not installed: tests that need these are skipped."; }
}

find_valkey() {
  local valkey
  valkey=$(tests/counters/valkey.sh) && echo "Valkey: $valkey" || echo "Its tests are skipped."
}

start_cluster() {
  local binaries status
  [ -z "${MCPPOLICY_TEST_KUBECONFIG:-}" ] || { echo "Using $MCPPOLICY_TEST_KUBECONFIG"; return 0; }
  binaries=$(tests/cluster/build.sh) && tests/cluster/up.sh "$results/cluster" --owner $$
  status=$?
  case $status in
    0) export MCPPOLICY_TEST_KUBECONFIG=$results/cluster/admin.kubeconfig PATH=$PATH:$binaries ;;
    77) echo "No control plane: tests that need one are skipped." ;;
    *) echo "The control plane did not start."; exit 1 ;;
  esac
}

run_project() { # PROJECT_FOLDER
  local name=${1##*/} begin=$SECONDS
  timeout --kill-after=10 1500 "$1/bin/$configuration/net10.0/$name" -noColor -noLogo -trx "$results/$name.trx" \
    > "$results/$name.log" 2>&1 < /dev/null
  echo "$? $((SECONDS - begin))" > "$results/$name.status"
  printf '%s: %s\n' "$name" "$(report_line "$results" "$name")"
}

chosen() { # all test projects, or those that hold one of the words
  local folder word
  for folder in tests/*.Tests; do
    [ $# -gt 0 ] || echo "$folder"
    for word; do [[ $folder != *"$word"* ]] || { echo "$folder"; break; }; done
  done
}

step "Installing what the tests use"
install_programs
# Without them the tests with real clients and servers are skipped, and say so.
tests/interop/install.sh > /dev/null || echo "No Node packages: tests that need them are skipped."
find_valkey
step "Building ($configuration)"
dotnet build McpPolicy.slnx -c "$configuration" -v quiet < /dev/null || { echo "The build failed."; exit 1; }
step "Starting a Kubernetes control plane"
start_cluster
step "Running the tests, two projects at a time"
for folder in $(chosen "$@" | grep -v EndToEnd); do
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n; done
  run_project "$folder" &
done
while [ "$(jobs -rp | wc -l)" -gt 0 ]; do wait -n; done
# Alone, because its node's pods, its builds and its measured load want the whole machine.
for folder in $(chosen "$@" | grep EndToEnd); do run_project "$folder"; done
step "Totals"
report "$results"
