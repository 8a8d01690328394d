"""What orders say: their abbreviations and notations, which of them are unsafe, and what to write instead."""
