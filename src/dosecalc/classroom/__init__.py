"""The classroom: what a class answers, the marks, and what they say of the class and of the set."""
