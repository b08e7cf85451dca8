"""The user's own digits, and lessons in them."""
