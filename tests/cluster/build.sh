#!/bin/bash
# Builds what the test cluster runs: kube-apiserver, kube-controller-manager, kube-scheduler, kubelet and kube-proxy from Debian
# bookworm's Kubernetes source, etcd and kubectl from its packages.  Installs nothing; needs no root.
# usage: build.sh             prints the directory of the binaries, building them first if the cache lacks them (about 8 minutes
#                             on two idle cores, 3 GB of temporary space, 300 MB of cache)
#        build.sh --cached    never builds; exit status 77 when there is nothing to use
# Environment: KUBEBUILDER_ASSETS   use the binaries in that directory instead
#              XDG_CACHE_HOME       the cache is $XDG_CACHE_HOME/mcp-policy, by default ~/.cache/mcp-policy
set -euo pipefail
. "$(dirname "$0")/lib.sh"

VERSION=1.20.2
SOURCE='kubernetes=1.20.5+really1.20.2-1.1+deb12u1'
GO=golang-1.19
PROGRAMS='kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy'

fetch() {
  private_apt_sources "$WORK" bookworm deb deb-src
  (cd "$WORK/debs" && private_apt "$WORK" apt-get -q download "$GO-go" "$GO-src" etcd-server etcd-client kubernetes-client golang-github-modern-go-reflect2-dev)
  mkdir "$WORK/src"
  (cd "$WORK/src" && private_apt "$WORK" apt-get -q source --download-only "$SOURCE")
}

unpack() {
  local deb
  for deb in "$WORK"/debs/*.deb; do dpkg -x "$deb" "$WORK/root"; done
  TREE=$WORK/gopath/src/k8s.io/kubernetes
  mkdir -p "$TREE"
  tar xzf "$WORK"/src/kubernetes_*.orig.tar.gz -C "$TREE" --strip-components=1
  # The vendored reflect2 1.0.1 faults with Go 1.18 and newer: the server dies on the first custom resource.  Debian's 1.0.2 is mended.
  rm -rf "$TREE/vendor/github.com/modern-go/reflect2"
  cp -r "$WORK/root/usr/share/gocode/src/github.com/modern-go/reflect2" "$TREE/vendor/github.com/modern-go/"
  export GOROOT=$WORK/root/usr/lib/${GO/golang/go} GOPATH=$WORK/gopath GOCACHE=$WORK/gocache
  export GO111MODULE=off GOFLAGS= GOPROXY=off CGO_ENABLED=0 PATH=$GOROOT/bin:$PATH
}

# The server's OpenAPI definitions are not in the source package; Kubernetes' own build generates them too.
generate_openapi() {
  local packages
  go build -o "$WORK/openapi-gen" ./vendor/k8s.io/kube-openapi/cmd/openapi-gen
  packages=$(find -L vendor/k8s.io pkg cmd -name '*.go' -not -name 'zz_*' -not -path 'vendor/k8s.io/code-generator/*' \
    -not -path 'vendor/k8s.io/sample-apiserver/*' -not -path '*/testdata/*' -not -path '*/_*' -print0 |
    xargs -0 grep -l '^// +k8s:openapi-gen=' | xargs -n1 dirname | LC_ALL=C sort -u | sed 's|^|k8s.io/kubernetes/|' | paste -sd,)
  "$WORK/openapi-gen" --logtostderr -i "$packages" -p k8s.io/kubernetes/pkg/generated/openapi -O zz_generated.openapi \
    -h vendor/k8s.io/code-generator/hack/boilerplate.go.txt -r "$WORK/violations.report"
  cmp "$WORK/violations.report" api/api-rules/violation_exceptions.list
}

compile() {
  local flags='-s -w' package setting program
  for package in client-go/pkg/version component-base/version; do
    for setting in gitVersion=v$VERSION gitMajor=1 gitMinor=20 gitTreeState=clean buildDate=2021-01-13T13:20:00Z; do
      flags="$flags -X k8s.io/kubernetes/vendor/k8s.io/$package.$setting"
    done
  done
  for program in $PROGRAMS; do set -- "$@" "./cmd/$program"; done
  go build -trimpath -tags providerless -ldflags "$flags" -o "$WORK/out/" "$@"
}

collect() {
  cp "$WORK"/root/usr/bin/{etcd,etcdctl,kubectl} "$WORK/out/"
}

fill() {
  need dpkg-deb=dpkg tar=tar cmp=diffutils find=findutils awk=mawk
  say "building Kubernetes $VERSION once (about 8 minutes on two idle cores)"
  quietly fetch
  say "downloaded"
  unpack
  cd "$TREE"
  quietly generate_openapi
  say "compiling $PROGRAMS"
  quietly compile
  collect
}

if [ -n "${KUBEBUILDER_ASSETS:-}" ]; then
  for program in etcd kube-apiserver kube-controller-manager; do
    [ -x "$KUBEBUILDER_ASSETS/$program" ] || unavailable "KUBEBUILDER_ASSETS=$KUBEBUILDER_ASSETS has no $program: add it, or unset the variable to use our own build"
  done
  printf '%s\n' "$KUBEBUILDER_ASSETS"
  exit
fi

directory=$(cache_root)/kubernetes-$VERSION-$(recipe_key "$VERSION" "$SOURCE" "$GO" "$PROGRAMS" -- fetch unpack generate_openapi compile collect)
if [ ! -d "$directory" ]; then
  [ "${1:-}" != --cached ] || unavailable "the Kubernetes binaries are not built yet: run 'make cluster-binaries' (about 8 minutes, once), or name ready ones in KUBEBUILDER_ASSETS"
  store_once "$directory" fill
  say "done: $directory"
fi
printf '%s\n' "$directory"
