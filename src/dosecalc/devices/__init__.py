"""Measuring devices: exact models, one geometry for each, and the pictures and words that are read off it."""
