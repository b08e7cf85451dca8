"""The cards in the middle of the tab, and the pages that need no folder of their own."""
