"""The slim card at the right: the next value, and the table of errors."""
