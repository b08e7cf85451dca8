"""The next word, and the most probable ones as bars."""
