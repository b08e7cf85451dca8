"""The Words tab: write and compose, the next word, surprise, word vectors, two readers. Qt, and no torch."""
