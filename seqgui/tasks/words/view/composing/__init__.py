"""A poem that the network writes."""
