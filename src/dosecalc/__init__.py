"""Practice medication calculations. Education only, never patient care."""

from dosecalc.quantities.reading import Answer, Notice, UnreadableQuantity, read_answer

__all__ = ["Answer", "Notice", "UnreadableQuantity", "__version__", "read_answer"]

__version__ = "0.1.0"
