"""Arithmetic as it is done in the head: numbers easy enough for it, and every change of a number said."""
