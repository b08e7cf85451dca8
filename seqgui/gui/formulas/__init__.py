"""Formulas painted from a small part of TeX, and put into words."""
