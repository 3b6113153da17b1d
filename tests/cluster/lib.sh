# What the scripts of this folder share.  Sourced, never run.

# 77 says "cannot be had on this machine", as automake's tests do; everything else that is not 0 is a failure.
readonly UNAVAILABLE=77

say() { printf '[%s %ss] %s\n' "$(basename "$0" .sh)" "$SECONDS" "$*" >&2; }
fail() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 1; }
unavailable() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit "$UNAVAILABLE"; }

# need COMMAND=PACKAGE...   names every missing command at once, with the one command that brings them.
need() {
  local pair commands=() packages=()
  for pair; do
    command -v "${pair%%=*}" > /dev/null || { commands+=("${pair%%=*}"); packages+=("${pair#*=}"); }
  done
  [ ${#commands[@]} -eq 0 ] || unavailable "not installed: ${commands[*]}. As root: apt-get install --no-install-recommends ${packages[*]}"
}

cache_root() { printf '%s/mcp-policy' "${XDG_CACHE_HOME:-$HOME/.cache}"; }

# recipe_key WORD... -- FUNCTION...   names a build by what decides its result.  declare -f drops comments and layout, so that
# editing those rebuilds nothing.
recipe_key() {
  local words=()
  while [ "$1" != -- ]; do words+=("$1"); shift; done
  shift
  { uname -m; printf '%s\n' "${words[@]}"; declare -f "$@"; } | sha256sum | cut -c1-12
}

# The Debian mirror that this machine is configured with; apt verifies what comes from it.
debian_mirror() {
  local uri
  uri=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2> /dev/null | grep -m1 -E '/debian/?$') ||
    unavailable "apt has no Debian mirror configured; the Kubernetes binaries are built from Debian's source packages"
  printf '%s' "$uri"
}

# private_apt WORK COMMAND...   runs apt on lists and a cache of its own under WORK: needs no root and leaves the system as it is.
private_apt() {
  local work=$1
  shift
  "$@" -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
    -o Dir::State="$work/state" -o Dir::State::lists="$work/lists" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" \
    -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Sandbox::User=root
}

# private_apt_sources WORK SUITE TYPE...   prepares WORK for private_apt.
private_apt_sources() {
  local work=$1 suite=$2 mirror type
  shift 2
  mirror=$(debian_mirror)
  mkdir -p "$work"/{lists/partial,cache/archives/partial,state,debs,root}
  : > "$work/status"
  for type; do
    printf '%s [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$type" "$mirror" "$suite"
  done > "$work/sources.list"
  private_apt "$work" apt-get -q update
}

# quietly FUNCTION   keeps what it prints in WORK/FUNCTION.log, whose end is shown when it fails.
quietly() {
  LOG=$WORK/$1.log
  "$@" > "$LOG" 2>&1
  LOG=
}

# store_once DIRECTORY FUNCTION   fills DIRECTORY by FUNCTION, once, whoever asks at the same time; a build cut short leaves nothing.
store_once() {
  local directory=$1 fill=$2 lock
  mkdir -p "$(dirname "$directory")"
  exec {lock}> "$directory.lock"
  flock -n "$lock" || { say "waiting for another build of $(basename "$directory")"; flock "$lock"; }
  if [ ! -d "$directory" ]; then
    WORK=$(mktemp -d "${TMPDIR:-/tmp}/mcp-policy-build.XXXXXX")
    trap 'status=$?; [ -z "${LOG:-}" ] || tail -5 "$LOG" >&2; rm -rf "$WORK"; exit $status' EXIT
    mkdir "$WORK/out"
    "$fill"
    cp -r "$WORK/out" "$directory.new"
    mv -T "$directory.new" "$directory"
  fi
  exec {lock}>&-
}

# free_port   a TCP port of 127.0.0.1 that nobody listens on.  The range lies below the ephemeral ports.
free_port() {
  local port
  while :; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    awk -v p="$(printf ':%04X' "$port")" '$2 ~ p"$" {used = 1} END {exit used}' /proc/net/tcp /proc/net/tcp6 2> /dev/null && break
  done
  printf '%s' "$port"
}

# start NAME COMMAND...   in the background: NAME.log and NAME.pid in the current directory.
start() {
  local name=$1
  shift
  "$@" > "$name.log" 2>&1 < /dev/null &
  echo $! > "$name.pid"
}

running() { kill -0 "$(cat "$1.pid" 2> /dev/null)" 2> /dev/null; }

# wait_for SECONDS WHAT COMMAND...   polls; says so once when it takes more than two seconds.
wait_for() {
  local limit=$1 what=$2 begin=$SECONDS said=
  shift 2
  until "$@" > /dev/null 2>&1; do
    [ $((SECONDS - begin)) -lt "$limit" ] || return 1
    [ -n "$said" ] || [ $((SECONDS - begin)) -lt 2 ] || { said=1; say "waiting for $what"; }
    sleep 0.1
  done
}

# await PROGRAM PORT PATH WHAT   until the server on PORT answers PATH.  PROGRAM is what must be alive for that.
await() {
  wait_for 120 "$4" answers_or_dead "$1" "$2" "$3" || fail "no $4 within two minutes; see $PWD/$1.log"
  running "$1" || { tail -5 "$1.log" >&2; fail "$1 ended; see $PWD/$1.log"; }
}

answers_or_dead() {
  curl -sf --cacert ca.crt --cert admin.crt --key admin.key "https://127.0.0.1:$2$3" || ! running "$1"
}
