#!/bin/bash
# Runs a program in the network of the cluster that up.sh DIR --node started: pods and Services answer there.
# usage: enter.sh DIR PROGRAM ARGUMENT...
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/node.sh"
[ $# -ge 2 ] && [ -f "$1/sandbox.pid" ] || fail "usage: enter.sh DIR PROGRAM ARGUMENT..., where up.sh DIR --node has started a cluster"
child=$(cd "$1" && sandbox_child)
shift
exec nsenter --target "$child" --net -- "$@"
