"""The Series tab."""
