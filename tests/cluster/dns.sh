#!/bin/bash
# Names of Services for pods: NAME.NAMESPACE.svc.cluster.local, kept up to date by a watch.  usage: dns.sh KUBECTL ADDRESS
set -uo pipefail
. "$(dirname "$0")/lib.sh"
kubectl() { "$kubectl" --kubeconfig "$PWD/admin.kubeconfig" "$@"; }
kubectl=$1
mkdir -p dns

write_names() {
  kubectl get services --all-namespaces -o jsonpath='{range .items[*]}{.spec.clusterIP} {.metadata.name}.{.metadata.namespace}.svc.cluster.local{"\n"}{end}' |
    grep '^[0-9]' > services.hosts && mv services.hosts dns/services
}

start dnsmasq dnsmasq --keep-in-foreground --conf-file=/dev/null --pid-file= --user=root --no-resolv --no-hosts --bind-interfaces \
  --listen-address="$2" --local=/cluster.local/ --hostsdir="$PWD/dns" --log-facility=-
while :; do
  kubectl get services --all-namespaces --watch -o name | while read -r _; do write_names; kill -HUP "$(cat dnsmasq.pid)"; done
  sleep 1
done
