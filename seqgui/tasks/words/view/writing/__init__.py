"""Verse that is written with the network looking on."""
