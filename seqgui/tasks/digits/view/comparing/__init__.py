"""Several networks before the same drawing."""
