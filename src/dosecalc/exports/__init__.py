"""Sets in the formats of other programs, a module for each, with what the format cannot express."""
