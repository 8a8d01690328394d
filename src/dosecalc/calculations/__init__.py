"""Textbook formulas, one module per family; nothing else."""
