"""Sheets for paper, as a typesetter sets them."""
