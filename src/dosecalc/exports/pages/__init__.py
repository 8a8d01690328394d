"""Sheets for browsers, and what other formats take from them."""
