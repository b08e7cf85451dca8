"""The map of words, and one word's vector and neighbours."""
