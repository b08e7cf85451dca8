"""The pages below the reading: what happens inside the network, what mattered to it, and what it gets wrong."""
