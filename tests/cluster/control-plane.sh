#!/bin/bash
# Starts etcd, kube-apiserver and kube-controller-manager in the current directory, which up.sh has prepared, and waits until
# they serve.  usage: control-plane.sh BIN API_PORT ETCD_PORT [NODE_ADDRESS]
#   NODE_ADDRESS   the server listens there too, and pods reach it through the Service "kubernetes"; also starts kube-scheduler
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
bin=$1 api_port=$2 etcd=http://127.0.0.1:$3 address=${4:-}

printf '%s' "$etcd" > etcd.url
start etcd "$bin/etcd" --data-dir etcd --listen-client-urls "$etcd" --advertise-client-urls "$etcd" \
  --listen-peer-urls http://127.0.0.1:0 --unsafe-no-fsync

if [ -n "$address" ]; then
  where=(--bind-address=0.0.0.0 --advertise-address="$address")
else
  where=(--bind-address=127.0.0.1 --advertise-address=127.0.0.1 --endpoint-reconciler-type=none)
fi
start kube-apiserver "$bin/kube-apiserver" "${where[@]}" --secure-port="$api_port" --etcd-servers="$etcd" \
  --tls-cert-file=server.crt --tls-private-key-file=server.key --client-ca-file=ca.crt --authorization-mode=Node,RBAC \
  --service-cluster-ip-range=10.0.0.0/24 --allow-privileged=true --service-account-issuer=https://kubernetes.default.svc \
  --service-account-signing-key-file=service-accounts.key --service-account-key-file=service-accounts.pub \
  --kubelet-preferred-address-types=InternalIP --kubelet-client-certificate=admin.crt --kubelet-client-key=admin.key \
  --proxy-client-cert-file=front-proxy.crt --proxy-client-key-file=front-proxy.key --requestheader-client-ca-file=ca.crt \
  --requestheader-allowed-names=front-proxy --requestheader-username-headers=X-Remote-User \
  --requestheader-group-headers=X-Remote-Group --requestheader-extra-headers-prefix=X-Remote-Extra-
await kube-apiserver "$api_port" /readyz "the API server"

start kube-controller-manager "$bin/kube-controller-manager" --kubeconfig=kube-controller-manager.kubeconfig \
  --authentication-kubeconfig=kube-controller-manager.kubeconfig --authorization-kubeconfig=kube-controller-manager.kubeconfig \
  --bind-address=127.0.0.1 --secure-port=0 --port=0 --leader-elect=false --use-service-account-credentials=true \
  --service-account-private-key-file=service-accounts.key --root-ca-file=ca.crt \
  --cluster-signing-cert-file=ca.crt --cluster-signing-key-file=ca.key \
  --controllers='*,-nodeipam,-route,-service,-cloud-node-lifecycle,-attachdetach,-persistentvolume-binder,-persistentvolume-expander'
if [ -n "$address" ]; then
  start kube-scheduler "$bin/kube-scheduler" --kubeconfig=kube-scheduler.kubeconfig --bind-address=127.0.0.1 --port=0 --leader-elect=false \
    --authentication-kubeconfig=kube-scheduler.kubeconfig --authorization-kubeconfig=kube-scheduler.kubeconfig
fi
# Until this account exists no pod can be created in the namespace.
await kube-controller-manager "$api_port" /api/v1/namespaces/default/serviceaccounts/default "the default service account"
