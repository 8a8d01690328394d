"""A verification as other programs read it: JSON, JUnit, GitHub annotations, SARIF."""
