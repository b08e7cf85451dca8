"""For everyone: what one sees has the keyboard, is reached in the order of reading, has a name and can be read."""
