"""Exact quantities: read, converted, worked with, rounded and written."""
