"""Where a series comes from: one that ships, a table, or a drawing."""
