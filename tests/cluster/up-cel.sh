#!/bin/bash
# Starts build-cel.sh's apiextensions-apiserver beside the control plane that up.sh started in DIR: same users and rights, its
# objects in the same etcd under a prefix of their own.  DIR/cel.kubeconfig is for it.  down.sh DIR stops both.
# It serves CRDs and their resources over REST but no API discovery, so kubectl cannot talk to it:
#   curl --cacert DIR/ca.crt --cert DIR/admin.crt --key DIR/admin.key -X PATCH -H 'Content-Type: application/apply-patch+yaml' \
#     --data-binary @crd.yaml "SERVER/apis/apiextensions.k8s.io/v1/customresourcedefinitions/NAME?fieldManager=test&force=true"
# usage: up-cel.sh DIR [--cached]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
. "$here/certificates.sh"
[ $# -ge 1 ] && [ -f "$1/etcd.url" ] || fail "usage: up-cel.sh DIR [--cached], where up.sh DIR has started a control plane"
bin=$("$here/build-cel.sh" ${2:+"$2"})
cd "$1"
port=$(free_port)
write_kubeconfig cel admin "$port"
start cel "$bin/apiextensions-apiserver" --etcd-servers="$(cat etcd.url)" --etcd-prefix=/registry/cel --bind-address=127.0.0.1 \
  --secure-port="$port" --tls-cert-file=server.crt --tls-private-key-file=server.key --client-ca-file=ca.crt \
  --kubeconfig=admin.kubeconfig --authentication-kubeconfig=admin.kubeconfig --authorization-kubeconfig=admin.kubeconfig \
  --requestheader-client-ca-file=ca.crt --requestheader-allowed-names=front-proxy --requestheader-username-headers=X-Remote-User \
  --requestheader-group-headers=X-Remote-Group --requestheader-extra-headers-prefix=X-Remote-Extra- \
  --enable-priority-and-fairness=false --disable-admission-plugins=ValidatingAdmissionPolicy,MutatingAdmissionPolicy
await cel "$port" /readyz "the apiextensions server"
