# A node for the test cluster.  Sourced by up.sh, down.sh and enter.sh; everything here needs root.
#
# The whole cluster then lives in namespaces of its own (network, mounts, processes, IPC): its bridge, iptables rules, Service
# addresses and volumes are not seen outside, it is gone when its first process is, and several can run side by side.
# The API server answers outside too, at the same https://127.0.0.1:PORT; enter.sh runs a program where pods and Services answer.

readonly NODE_ADDRESS=10.244.0.1

node_needs() {
  [ "$(id -u)" -eq 0 ] || unavailable "a node needs root (namespaces, mounts, cgroups); without --node the control plane runs as any user"
  need containerd=containerd runc=runc iptables=iptables ip=iproute2 socat=socat dnsmasq=dnsmasq-base unshare=util-linux ldd=libc-bin
  [ -x /usr/lib/cni/bridge ] || unavailable "no CNI plugins in /usr/lib/cni. As root: apt-get install --no-install-recommends containernetworking-plugins"
}

start_node() { # BIN API_PORT
  # --kill-child: when unshare ends, the sandbox's first process is killed, and with it every other.
  start sandbox unshare --net --mount --ipc --pid --fork --kill-child=KILL --mount-proc "$here/sandbox.sh" "$NODE_ADDRESS"
  wait_for 10 "the sandbox" test -f sandbox.ready || fail "no sandbox; see $PWD/sandbox.log"
  in_sandbox "$here/control-plane.sh" "$1" "$2" 2379 "$NODE_ADDRESS"
  in_sandbox socat "UNIX-LISTEN:$PWD/api.sock,fork" "TCP:127.0.0.1:$2" > api-forward.log 2>&1 < /dev/null &
  start forward socat "TCP-LISTEN:$2,bind=127.0.0.1,fork,reuseaddr" "UNIX-CONNECT:$PWD/api.sock"
  in_sandbox "$here/node-up.sh" "$1" "$2" "$NODE_ADDRESS"
}

sandbox_child() {
  local child
  child=$(cat "/proc/$(cat sandbox.pid)/task/$(cat sandbox.pid)/children" 2> /dev/null)
  [ -n "$child" ] && printf '%s' "${child% }"
}

in_sandbox() {
  nsenter --target "$(sandbox_child)" --net --mount --ipc --pid -- bash -c 'cd "$0" && exec "$@"' "$PWD" "$@"
}

stop_node() {
  running forward && kill "$(cat forward.pid)"
  running sandbox && kill -KILL "$(cat sandbox.pid)"
  wait_for 15 "the node's processes to end" sandbox_gone
  remove_cgroups
}

sandbox_gone() { ! running sandbox && ! grep -qsF "$PWD/" /proc/[0-9]*/mountinfo; }

# The containers' cgroups are all that lives outside of the sandbox; containerd keeps a folder for each container.
remove_cgroups() {
  local container
  for container in containerd/io.containerd.runtime.v2.task/k8s.io/*; do
    rmdir /sys/fs/cgroup{,/*}/k8s.io/"${container##*/}" 2> /dev/null
  done
  rmdir /sys/fs/cgroup{,/*}/k8s.io 2> /dev/null
}
