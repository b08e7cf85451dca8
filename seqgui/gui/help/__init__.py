"""The help: pages that ship along, searched and shown."""
