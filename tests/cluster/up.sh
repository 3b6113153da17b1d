#!/bin/bash
# Starts a real Kubernetes control plane on this machine's loopback: etcd, kube-apiserver, kube-controller-manager.  API, RBAC,
# garbage collection and webhooks work; Deployments make Pods that stay Pending, because there is no node.
# usage: up.sh DIR [--node] [--owner PID] [--cached]
#   DIR       a new or empty directory for certificates, data, logs and pid files; DIR/admin.kubeconfig is what kubectl wants
#   --node    with a node that runs pods, see node.sh; needs root
#   --owner   runs down.sh DIR --purge once process PID is gone, however it ended
#   --cached  never builds binaries: exit status 77 when there are none
# Environment: API_PORT, the server's port on 127.0.0.1, by default a free one; and see build.sh.
# Stop it with down.sh DIR.  Any number can run side by side.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/certificates.sh"
. "$here/node.sh"
usage="usage: up.sh DIR [--node] [--owner PID] [--cached]"

[ $# -ge 1 ] || fail "$usage"
dir=$1 node= owner= cached=
shift
while [ $# -gt 0 ]; do
  case $1 in
    --node) node=1 ;;
    --owner) owner=${2:?$usage}; shift ;;
    --cached) cached=--cached ;;
    *) fail "unknown option $1; $usage" ;;
  esac
  shift
done

need openssl=openssl curl=curl awk=mawk
[ -z "$node" ] || node_needs
bin=$("$here/build.sh" $cached)
mkdir -p "$dir"
chmod 700 "$dir"
cd "$dir"
[ ! -e etcd ] || fail "$PWD holds a cluster already: remove it with down.sh $PWD --purge, or name another directory"
trap 'status=$?; [ $status -eq 0 ] || "$here/down.sh" "$PWD"; exit $status' EXIT

api_port=${API_PORT:-$(free_port)}
if [ -n "$node" ]; then
  make_certificates "$NODE_ADDRESS"
  make_kubeconfigs "$api_port"
  start_node "$bin" "$api_port"
else
  make_certificates
  make_kubeconfigs "$api_port"
  "$here/control-plane.sh" "$bin" "$api_port" "$(free_port)"
fi
if [ -n "$owner" ]; then
  start watch bash -c 'trap "" INT; tail --pid="$1" -f /dev/null; exec "$2" "$3" --purge' watch "$owner" "$here/down.sh" "$PWD"
fi
