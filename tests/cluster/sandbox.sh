#!/bin/bash
# The first process of the sandbox that node.sh makes: prepares its network and mounts, then adopts and reaps whatever runs in it.
# usage: sandbox.sh ADDRESS, in the cluster's directory; sandbox.ready says that the preparations are done
set -euo pipefail

# What containerd and kubelet insist on writing outside of their own folders stays in here.
for folder in /run /var/log /var/lib/cni; do
  mkdir -p "$folder"
  mount -t tmpfs mcp-policy "$folder"
done
mkdir /run/netns

ip link set lo up
ip link add pods type bridge
ip address add "$1/24" dev pods
ip link set pods up
# Packets to Services need a route before iptables gets to see them.
ip route add 10.0.0.0/24 dev pods
echo 1 > /proc/sys/net/ipv4/ip_forward

: > sandbox.ready
while :; do
  sleep 1000 &
  wait
done
