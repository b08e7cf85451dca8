"""Ways to find out what the window can do: palette, shortcuts, tour, “What's this?”."""
