"""Pictures of many numbers at once: gates per step and unit, points on a plane."""
