#!/bin/bash
# Stops what up.sh started in DIR, by its pid files, and nothing else.  usage: down.sh DIR [--purge]
#   --purge   also removes DIR; its data being lost anyway, nothing is given time to write it out
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/node.sh"
[ $# -ge 1 ] || fail "usage: down.sh DIR [--purge]"
[ -d "$1" ] || exit 0
cd "$1" || exit 1
purge=$([ "${2:-}" = --purge ] && echo 1)

stop() { # PROGRAM
  running "$1" || return 0
  [ -n "$purge" ] || { kill "$(cat "$1.pid")"; wait_for 15 "$1 to end" gone "$1" && return; }
  kill -KILL "$(cat "$1.pid")"
  wait_for 5 "$1 to end" gone "$1"
}
gone() { ! running "$1"; }

# The one who waits for the owner's end may be this very process.
[ "$(cat watch.pid 2> /dev/null)" = $$ ] || { running watch && kill "$(cat watch.pid)"; }
if [ -f sandbox.pid ]; then
  stop_node
else
  for program in cel kube-controller-manager kube-apiserver etcd; do stop "$program"; done
fi
rm -f ./*.pid
[ -z "$purge" ] || { directory=$PWD && cd / && rm -rf "$directory"; }
