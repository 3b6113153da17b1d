#!/bin/bash
# Installs the project on the cluster that up.sh DIR --node started: builds the images, loads them into the node, applies crds/ and
# deploy/, waits for the operator.  usage: deploy.sh DIR
# Environment: SKIP_IMAGES=1   takes the images that artifacts/images holds already
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
[ $# -ge 1 ] && [ -S "$1/containerd.sock" ] || fail "usage: deploy.sh DIR, where up.sh DIR --node has started a cluster"
dir=$(cd "$1" && pwd)
cd "$here/../.."
bin=$("$here/build.sh" --cached)
kubectl() { "$bin/kubectl" --kubeconfig "$dir/admin.kubeconfig" "$@"; }

[ -n "${SKIP_IMAGES:-}" ] || images/build.sh
for image in artifacts/images/*.tar; do
  say "loading $image"
  ctr --address "$dir/containerd.sock" --namespace k8s.io images import "$image" > "$dir/import.log" 2>&1 || { tail -5 "$dir/import.log" >&2; fail "cannot load $image"; }
done

say "applying crds/ and deploy/"
# Kubernetes 1.20 has no validation rules in CRDs; its kubectl refuses what it does not know, its server drops it.
kubectl apply --validate=false -f crds/
kubectl wait --for=condition=Established --timeout=30s -f crds/
kubectl apply -f deploy/
kubectl --namespace mcp-policy-system rollout status deployment/mcp-policy-operator --timeout=120s ||
  { kubectl --namespace mcp-policy-system logs deployment/mcp-policy-operator --tail=20 >&2; fail "the operator did not become ready"; }
