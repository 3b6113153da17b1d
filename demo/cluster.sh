#!/bin/bash
# The demo on a real Kubernetes: installs the operator, applies samples/, drives calls through the proxy's Service and checks the counts.
# usage: demo/cluster.sh DIR   DIR is a cluster's directory as `make cluster-up` makes it; without one there, a cluster is started and
#                              stopped again at the end (KEEP=1 leaves it running)
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/cluster/lib.sh
dir=${1:?usage: demo/cluster.sh DIR}
bin=
kubectl() { "$bin/kubectl" --kubeconfig "$dir/admin.kubeconfig" "$@"; }
show() { printf '\n$ %s\n' "$*"; "$@"; }

bring_up() {
  [ ! -S "$dir/containerd.sock" ] || { say "using the cluster in $dir"; return 0; }
  tests/cluster/up.sh "$dir" --node
  [ -n "${KEEP:-}" ] || trap 'status=$?; tests/cluster/down.sh "$dir" --purge; exit $status' EXIT
}

apply_samples() {
  show kubectl apply -f samples/namespace.yaml
  show kubectl apply -f samples/mlflow-mcp.yaml -f samples/mcpserver.yaml -f samples/toolpolicy.yaml
  kubectl --namespace ml rollout status deployment/mlflow-mcp --timeout=120s > /dev/null
  show kubectl --namespace ml wait --for=condition=Programmed --timeout=120s mcpserver/mlflow toolpolicy/mlflow-writes || explain
}

# What one would look at first when the policy does not get into force.
explain() {
  kubectl --namespace ml get mcpserver,toolpolicy -o yaml | tail -60
  kubectl --namespace ml get pods
  kubectl --namespace mcp-policy-system logs deployment/mcp-policy-operator --tail=20
  fail "the policy is not in force"
}

service() { kubectl --namespace ml get service "$1" -o jsonpath='http://{.spec.clusterIP}:{.spec.ports[0].port}/mcp'; }

metrics() {
  kubectl --namespace ml get pods --selector mcppolicy.dev/server=mlflow \
    -o jsonpath='{range .items[*]}--metrics http://{.status.podIP}:9090/metrics {end}'
}

say "building the demo"
dotnet build demo/McpPolicy.Demo -c Release --nologo -v quiet -p:RunAnalyzers=false < /dev/null > /dev/null
bring_up
bin=$(tests/cluster/build.sh --cached)
tests/cluster/deploy.sh "$dir"
apply_samples

say "calling tools through the proxy's Service"
# shellcheck disable=SC2046  # one option a pod
tests/cluster/enter.sh "$dir" dotnet demo/McpPolicy.Demo/bin/Release/net10.0/McpPolicy.Demo.dll \
  --url "$(service mlflow-proxy)" --server "$(service mlflow-mcp)" $(metrics)
show kubectl get mcpsrv,tpol -A
show kubectl explain toolpolicy.spec.rules
