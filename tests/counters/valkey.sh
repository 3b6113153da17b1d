#!/bin/bash
# Gets a Valkey server for the tests and prints its path: the installed one, or Debian's package, unpacked under ~/.cache/mcp-policy/valkey.
# Debian 12 has it in its backports suite; nothing is installed and no setting of apt changes.
# Exit status 77, with a sentence on standard error, when it cannot be had.  Needs redis-server, with whose libraries it runs.
set -uo pipefail

give_up() { echo "No valkey-server: $1" >&2; exit 77; }

command -v valkey-server && exit 0
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mcp-policy/valkey
server=$cache/usr/bin/valkey-server
[ ! -x "$server" ] || { echo "$server"; exit 0; }
[ "${1:-}" != --cached ] || give_up "run tests/counters/valkey.sh once, with a network"
command -v apt-get > /dev/null || give_up "install it; this system has no apt"

work=$(mktemp -d "${TMPDIR:-/tmp}/mcp-policy-valkey.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$cache"
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
# The mirror that this machine uses already.
uri=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' "Codename: $codename" | head -1)
key=/usr/share/keyrings/debian-archive-keyring.gpg
[ -n "$uri" ] || give_up "apt knows no mirror of Debian"
[ -f "$key" ] && key="[signed-by=$key] " || key=
echo "deb $key$uri $codename-backports main" > "$work/sources.list"
apt=(-q -o "Dir::Etc::SourceList=$work/sources.list" -o Dir::Etc::SourceParts=- -o "Dir::State::Lists=$work/lists"
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
apt-get "${apt[@]}" update > "$work/log" 2>&1 || give_up "$(tail -1 "$work/log")"
(cd "$work" && apt-get "${apt[@]}" download valkey-server valkey-tools) > "$work/log" 2>&1 || give_up "$(tail -1 "$work/log")"
for package in "$work"/*.deb; do dpkg -x "$package" "$cache" || give_up "its package cannot be unpacked"; done
"$server" --version > /dev/null 2> "$work/log" || give_up "$(head -1 "$work/log")"
echo "$server"
