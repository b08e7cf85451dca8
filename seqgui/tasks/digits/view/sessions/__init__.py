"""A drawing, its reading and the recipe of its network on one picture, saved and opened again."""
