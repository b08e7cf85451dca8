"""How the drawing is read: picture, ridge of belief, and the one big answer."""
