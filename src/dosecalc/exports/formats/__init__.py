"""The formats: a module for each, named as the format is asked for."""
