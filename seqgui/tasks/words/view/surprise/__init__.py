"""Any text, every word coloured by how little the network expected it."""
