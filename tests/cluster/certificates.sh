# Certificates and kubeconfig files of a test cluster, in the current directory.  Sourced by up.sh.
# Each user of the cluster has a client certificate; group system:masters may do everything.

sign() { # NAME SUBJECT EXTENSIONS
  openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"
  openssl req -new -key "$1.key" -subj "$2" |
    openssl x509 -req -CA ca.crt -CAkey ca.key -CAcreateserial -days 365 -extfile <(printf '%s' "$3") -out "$1.crt"
}

make_certificates() { # ADDRESS...   the server is reachable at these, besides loopback and its Service
  local names='DNS:localhost,DNS:kubernetes,DNS:kubernetes.default.svc,IP:127.0.0.1,IP:10.0.0.1' address
  for address; do names+=",IP:$address"; done
  {
    openssl ecparam -name prime256v1 -genkey -noout -out ca.key
    openssl req -x509 -new -key ca.key -subj /CN=mcp-policy-test-ca -days 365 -out ca.crt
    sign server /CN=kube-apiserver "subjectAltName=$names"$'\nextendedKeyUsage=serverAuth'
    sign admin /O=system:masters/CN=admin extendedKeyUsage=clientAuth
    sign kube-controller-manager /CN=system:kube-controller-manager extendedKeyUsage=clientAuth
    sign kube-scheduler /CN=system:kube-scheduler extendedKeyUsage=clientAuth
    sign kube-proxy /CN=system:kube-proxy extendedKeyUsage=clientAuth
    sign kubelet /O=system:nodes/CN=system:node:node extendedKeyUsage=clientAuth
    sign front-proxy /CN=front-proxy extendedKeyUsage=clientAuth
    openssl ecparam -name prime256v1 -genkey -noout -out service-accounts.key
    openssl ec -in service-accounts.key -pubout -out service-accounts.pub
  } > certificates.log 2>&1
}

write_kubeconfig() { # NAME USER PORT
  cat > "$1.kubeconfig" << YAML
apiVersion: v1
kind: Config
clusters:
- name: mcp-policy-test
  cluster: {server: "https://127.0.0.1:$3", certificate-authority: "$PWD/ca.crt"}
users:
- name: $2
  user: {client-certificate: "$PWD/$2.crt", client-key: "$PWD/$2.key"}
contexts:
- name: mcp-policy-test
  context: {cluster: mcp-policy-test, user: $2}
current-context: mcp-policy-test
YAML
}

make_kubeconfigs() { # PORT
  local user
  for user in admin kube-controller-manager kube-scheduler kube-proxy kubelet; do write_kubeconfig "$user" "$user" "$1"; done
}
