#!/bin/bash
# Inside the sandbox that node.sh made: containerd, kubelet, kube-proxy and a DNS server for Services.
# usage: node-up.sh BIN API_PORT ADDRESS, in the cluster's directory
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/node.sh"
. "$here/node-config.sh"
bin=$1 address=$3

node_ready() { kubectl get node node -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}' | grep -q True; }
kubectl() { "$bin/kubectl" --kubeconfig "$PWD/admin.kubeconfig" "$@"; }

start_containerd() {
  write_containerd_config
  start containerd containerd --config containerd.toml
  wait_for 30 containerd test -S containerd.sock || fail "containerd did not start; see $PWD/containerd.log"
  "$here/pause-image.sh" pause.tar
  ctr --address containerd.sock --namespace k8s.io images import pause.tar > import.log
}

start_kubelet() {
  write_kubelet_config
  start kubelet "$bin/kubelet" --config=kubelet.yaml --kubeconfig=kubelet.kubeconfig --hostname-override=node --node-ip="$address" \
    --container-runtime=remote --container-runtime-endpoint="unix://$PWD/containerd.sock" --root-dir="$PWD/kubelet" --cert-dir="$PWD/kubelet/pki"
}

start_kube_proxy() {
  # All Service traffic is masqueraded, because a bridge without netfilter would let answers between pods bypass the translation.
  start kube-proxy "$bin/kube-proxy" --kubeconfig=kube-proxy.kubeconfig --hostname-override=node --proxy-mode=iptables \
    --cluster-cidr=10.244.0.0/24 --masquerade-all --healthz-bind-address=127.0.0.1:10256 --metrics-bind-address=127.0.0.1:10249 \
    --conntrack-max-per-core=0 --conntrack-min=0 --conntrack-tcp-timeout-established=0s --conntrack-tcp-timeout-close-wait=0s
}

start_containerd
start_kubelet
start_kube_proxy
start dns "$here/dns.sh" "$bin/kubectl" "$address"
wait_for 120 "the node to be ready" node_ready || fail "the node is not ready; see $PWD/kubelet.log"
