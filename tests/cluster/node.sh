NODE_ADDRESS=10.244.0.1
node_needs() { unavailable later; }
