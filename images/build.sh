#!/bin/bash
# Builds the container images without a registry: artifacts/images/NAME.tar, for `podman load`, `docker load` or `ctr images import`.
# usage: images/build.sh [NAME...]   proxy, operator, sample; all of them by default
# Environment: BASE   the base image, by default one made here from this machine's .NET runtime and Debian libraries
# Needs buildah; root, or a user who may run rootless containers.
set -euo pipefail
cd "$(dirname "$0")/.."
. tests/cluster/lib.sh
. images/base.sh

need buildah=buildah
[ $# -gt 0 ] || set -- proxy operator sample
declare -A project=([proxy]=proxy/McpPolicy.Proxy [operator]=operator/McpPolicy.Operator [sample]=samples/McpPolicy.Samples.Mlflow)
declare -A image=([proxy]=mcp-policy-proxy [operator]=mcp-policy-operator [sample]=mlflow-mcp-sample)
version=$(grep -oPm1 '(?<=<Version>)[^<]+' Directory.Build.props)
revision=$(git rev-parse HEAD 2> /dev/null || echo unknown)

# Layers live here until the archives are written, so that nothing is left in the user's own container storage.
work=$(mktemp -d "${TMPDIR:-/tmp}/mcp-policy-images.XXXXXX")
trap 'rm -rf "$work"' EXIT
driver=$([ "$(id -u)" -eq 0 ] && echo overlay || echo vfs)
store=(buildah --root "$work/storage" --runroot "$work/run" --storage-driver "$driver")

if [ -z "${BASE:-}" ]; then
  say "making a base image from the .NET runtime and Debian's libraries"
  BASE=localhost/mcp-policy-base:1
  make_base "$work/base"
  "${store[@]}" build --quiet --tag "$BASE" --file images/base.Dockerfile "$work/base" > /dev/null
fi

mkdir -p artifacts/images
for name; do
  say "building ${image[$name]}:$version"
  dotnet publish "${project[$name]}" -c Release -v quiet --nologo -p:RunAnalyzers=false --output "$work/$name" < /dev/null
  rm -f "$work/$name"/*.pdb "$work/$name"/*.xml
  "${store[@]}" build --quiet --tag "${image[$name]}" --file "images/$name.Dockerfile" --build-arg BASE="$BASE" \
    --build-arg VERSION="$version" --build-arg REVISION="$revision" "$work/$name" > /dev/null
  rm -f "artifacts/images/$name.tar"
  "${store[@]}" push --quiet "${image[$name]}" "docker-archive:artifacts/images/$name.tar:mcppolicy/${image[$name]}:$version"
  say "artifacts/images/$name.tar, $(du -h "artifacts/images/$name.tar" | cut -f1)"
done
