"""Responses become marks, and marks a gradebook."""
