#!/bin/bash
# Writes the image that holds a pod's namespaces, localhost/pause:1, as a docker-archive: a program that waits, and its libraries.
# usage: pause-image.sh FILE
set -euo pipefail
file=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/root"
cd "$work"
for path in /bin/sleep $(ldd /bin/sleep | grep -o '/[^ ]*'); do install -D "$path" "root$path"; done
tar cf layer.tar -C root .
cat > config.json << JSON
{"architecture": "amd64", "os": "linux", "config": {"Entrypoint": ["/bin/sleep", "infinity"], "User": "65532"},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$(sha256sum layer.tar | cut -d' ' -f1)"]}}
JSON
echo '[{"Config": "config.json", "RepoTags": ["localhost/pause:1"], "Layers": ["layer.tar"]}]' > manifest.json
tar cf "$file" manifest.json config.json layer.tar
